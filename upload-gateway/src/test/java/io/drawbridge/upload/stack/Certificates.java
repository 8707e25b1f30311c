package io.drawbridge.upload.stack;

import io.drawbridge.devstack.servers.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** An authority of the test's own, and certificates of it as an operator's files: {@code ca.pem}, {@code tls.crt}, {@code tls.key}. */
public final class Certificates {

    private static final String STORE = " -storetype PKCS12 -storepass for-tests ";
    private static final char[] PASSWORD = "for-tests".toCharArray();

    private final Path folder;
    private final Shell shell;

    private Certificates(Path folder) {
        this.folder = folder;
        this.shell = new Shell(folder, Path.of(System.getProperty("java.home"), "bin"));
    }

    /** A new authority, and a first certificate. */
    public static Certificates in(Path folder) throws Exception {
        Certificates made = new Certificates(folder);
        made.shell.run("keytool -genkeypair -alias ca -keyalg EC -validity 2 -dname CN=authority -ext bc:c=ca:true"
                + STORE + "-keystore ca.p12 && keytool -exportcert -rfc -alias ca -keystore ca.p12" + STORE
                + "> ca.pem");
        made.issue("first");
        return made;
    }

    public Path authority() {
        return folder.resolve("ca.pem");
    }

    public Path certificate() {
        return folder.resolve("tls.crt");
    }

    public Path key() {
        return folder.resolve("tls.key");
    }

    /** A new key and a certificate for it, in place of those before. */
    public void issue(String name) throws Exception {
        String leaf = " -alias leaf -keystore " + name + ".p12" + STORE;
        shell.run("keytool -genkeypair -keyalg EC -validity 2 -dname CN=" + name + leaf
                + "&& keytool -certreq" + leaf + "| keytool -gencert -rfc -alias ca -keystore ca.p12" + STORE
                + "-ext san=dns:localhost,ip:127.0.0.1 -validity 2 > " + name + ".crt");
        Path fresh = Files.writeString(folder.resolve(name + ".key"), privateKey(folder.resolve(name + ".p12")));
        Files.move(fresh, key(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(folder.resolve(name + ".crt"), certificate(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String privateKey(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD);
        }
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys.getKey("leaf", PASSWORD).getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }
}
