package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates of one API server, made by {@code openssl}: a CA, a certificate for 127.0.0.1, and the key pair
 * that signs ServiceAccount tokens. What is there from before stays.
 */
record ClusterPki(Path folder) {

    private static final String DAYS = "3650";

    static ClusterPki createIn(Path folder) {
        ClusterPki pki = new ClusterPki(folder);
        if (!Files.exists(pki.serverCertificate())) {
            pki.create();
        }
        return pki;
    }

    Path caCertificate() {
        return folder.resolve("ca.crt");
    }

    Path serverCertificate() {
        return folder.resolve("apiserver.crt");
    }

    Path serverKey() {
        return folder.resolve("apiserver.key");
    }

    Path tokenKey() {
        return folder.resolve("sa.key");
    }

    Path tokenPublicKey() {
        return folder.resolve("sa.pub");
    }

    /** Trusts this CA and no other. */
    SSLContext trust() {
        try (InputStream certificate = Files.newInputStream(caCertificate())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot trust " + caCertificate(), e);
        }
    }

    private void create() {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("names"),
                    "subjectAltName=IP:127.0.0.1,IP:10.0.0.1,DNS:localhost,DNS:kubernetes.default.svc\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
        openssl("genrsa -out sa.key 2048");
        openssl("rsa -in sa.key -pubout -out sa.pub");
        openssl("req -x509 -newkey rsa:2048 -nodes -days " + DAYS
                + " -subj /CN=drawbridge-ca -keyout ca.key -out ca.crt");
        openssl("req -newkey rsa:2048 -nodes -subj /CN=kube-apiserver -keyout apiserver.key -out apiserver.csr");
        openssl("x509 -req -in apiserver.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days " + DAYS
                + " -extfile names -out apiserver.crt");
    }

    private void openssl(String arguments) {
        Path openssl = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "openssl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("openssl is not on the PATH"));
        new ToolCommand(openssl, folder, Map.of()).run(arguments.split(" "));
    }
}
