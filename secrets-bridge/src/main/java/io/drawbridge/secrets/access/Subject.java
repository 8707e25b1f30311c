package io.drawbridge.secrets.access;

import java.util.Map;
import java.util.Optional;

/** Whom a rule can name: a ServiceAccount of a namespace, or a store that speaks for a namespace. */
public interface Subject {

    String namespace();

    /** Empty when a store asserts the namespace. */
    Optional<String> account();

    /** The store whose credential asserts the namespace. */
    default Optional<String> store() {
        return Optional.empty();
    }

    /** Labels of the namespace; empty when nobody could be asked for them. */
    default Optional<Map<String, String>> labels() {
        return Optional.empty();
    }

    /** The name for audit lines, without blanks. */
    default String label() {
        return namespace() + "/" + account().orElseGet(() -> "store:" + store().orElse("?"));
    }
}
