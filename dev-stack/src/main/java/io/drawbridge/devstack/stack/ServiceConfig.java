package io.drawbridge.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The configuration of each service in the stack: an {@code application.properties} in its own working folder, where
 * Quarkus looks for it. Not environment variables, because map keys do not survive them, and not the command line,
 * because everybody on the machine can read that.
 */
final class ServiceConfig {
    private ServiceConfig() {}

    static Properties tokenService(Wiring wiring, KubernetesPart kubernetes) {
        StackPorts ports = wiring.ports();
        Store store = wiring.store();
        Properties config = common(ports, Part.TOKEN_SERVICE);
        store(config, store);
        pages(config, wiring);
        config.setProperty("drawbridge.store.profile", store.profile());
        config.setProperty("drawbridge.signing.keys", DevCredentials.randomKey());
        config.setProperty(
                "drawbridge.public-url", ports.url(Part.TOKEN_SERVICE).toString());
        config.setProperty("drawbridge.issuer.type", "federation-token");
        config.setProperty("drawbridge.issuer.role-arn", store.roleArn());
        config.setProperty("drawbridge.issuer.access-key-id", store.issuer().accessKeyId());
        config.setProperty("drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey());
        config.setProperty("drawbridge.issuer.probe", "refuse");
        config.setProperty("drawbridge.issuer.probe-bucket", DevStack.BUCKET);
        config.setProperty("drawbridge.api-keys.\"developer\".subject", "developer");
        config.setProperty("drawbridge.api-keys.\"developer\".sha256", DevCredentials.sha256(DevCredentials.API_KEY));
        config.setProperty("drawbridge.grants.\"uploads\".subjects", "developer");
        config.setProperty("drawbridge.grants.\"uploads\".bucket", DevStack.BUCKET);
        config.setProperty("drawbridge.grants.\"uploads\".keys", "uploads/*");
        config.setProperty("drawbridge.grants.\"uploads\".actions", "upload");
        serviceAccounts(config, ports, kubernetes);
        config.setProperty("drawbridge.grants.\"shared\".subjects", "developer");
        config.setProperty("drawbridge.grants.\"shared\".bucket", DevStack.BUCKET);
        config.setProperty("drawbridge.grants.\"shared\".keys", "shared/*");
        config.setProperty("drawbridge.grants.\"shared\".actions", "upload,download");
        config.setProperty("drawbridge.operators.subjects", "developer");
        enforcer(config, wiring.gatewayKey());
        return config;
    }

    /** The gateway keeps its callers within their limits. */
    private static void enforcer(Properties config, String key) {
        config.setProperty("drawbridge.api-keys.\"gateway\".subject", "upload-gateway");
        config.setProperty("drawbridge.api-keys.\"gateway\".sha256", DevCredentials.sha256(key));
        config.setProperty("drawbridge.enforcers.subjects", "upload-gateway");
    }

    /** ServiceAccounts of {@code team-a} may upload as the developer does. */
    private static void serviceAccounts(Properties config, StackPorts ports, KubernetesPart kubernetes) {
        config.setProperty("drawbridge.service-accounts.audience", KubernetesPart.UPLOADER_AUDIENCE);
        config.setProperty(
                "drawbridge.kubernetes.api-server", ports.url(Part.KUBERNETES).toString());
        config.setProperty("drawbridge.kubernetes.token", kubernetes.uploadReviewerToken());
        config.setProperty("drawbridge.grants.\"team-a\".groups", "system:serviceaccounts:team-a");
        config.setProperty("drawbridge.grants.\"team-a\".bucket", DevStack.BUCKET);
        config.setProperty("drawbridge.grants.\"team-a\".keys", "uploads/*");
        config.setProperty("drawbridge.grants.\"team-a\".actions", "upload");
    }

    static Properties uploadGateway(Wiring wiring) {
        StackPorts ports = wiring.ports();
        Store store = wiring.store();
        Properties config = common(ports, Part.UPLOAD_GATEWAY);
        store(config, store);
        pages(config, wiring);
        config.setProperty(
                "drawbridge.token-service.url", ports.url(Part.TOKEN_SERVICE).toString());
        config.setProperty("drawbridge.token-service.api-key", wiring.gatewayKey());
        // In production a key for this prefix alone; here nobody else is on the machine.
        config.setProperty("drawbridge.tus.state", DevStack.BUCKET + "/tus-state/");
        config.setProperty("drawbridge.tus.access-key-id", store.admin().accessKeyId());
        config.setProperty("drawbridge.tus.secret-access-key", store.admin().secretAccessKey());
        return config;
    }

    static Properties secretsBridge(StackPorts ports, VaultPart vault, KubernetesPart kubernetes) {
        Properties config = common(ports, Part.SECRETS_BRIDGE);
        config.setProperty("drawbridge.upstream.url", ports.url(Part.VAULT).toString());
        config.setProperty("drawbridge.upstream.token", vault.token());
        config.setProperty(
                "drawbridge.kubernetes.api-server", ports.url(Part.KUBERNETES).toString());
        config.setProperty("drawbridge.kubernetes.token", kubernetes.reviewerToken());
        config.setProperty("drawbridge.tenant.signing-keys", DevCredentials.randomKey());
        config.setProperty("drawbridge.rules.\"own\".namespaces", "*");
        config.setProperty("drawbridge.rules.\"own\".mount", "secret");
        config.setProperty("drawbridge.rules.\"own\".paths", "{namespace}/*");
        config.setProperty("drawbridge.rules.\"own\".verbs", "read,list,metadata");
        return config;
    }

    /** Writes what only this user may read. */
    static void write(Properties config, Path folder) {
        Path file = folder.resolve("config").resolve("application.properties");
        try {
            Files.createDirectories(file.getParent());
            OwnerOnly.create(file);
            try (Writer writer = Files.newBufferedWriter(file)) {
                config.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties common(StackPorts ports, Part part) {
        Properties config = new Properties();
        config.setProperty("quarkus.http.host", "127.0.0.1");
        config.setProperty("quarkus.http.port", Integer.toString(ports.of(part)));
        return config;
    }

    private static void pages(Properties config, Wiring wiring) {
        wiring.pageOrigin().ifPresent(origin -> config.setProperty("drawbridge.cors.origins", origin));
    }

    private static void store(Properties config, Store store) {
        config.setProperty("drawbridge.store.endpoint", store.endpoint().toString());
        config.setProperty("drawbridge.store.region", store.region());
        config.setProperty("drawbridge.store.path-style", "true");
    }
}
