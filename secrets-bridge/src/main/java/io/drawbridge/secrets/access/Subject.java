package io.drawbridge.secrets.access;

/** Whom a rule can name: a ServiceAccount of a namespace. */
public interface Subject {

    String namespace();

    String serviceAccount();
}
