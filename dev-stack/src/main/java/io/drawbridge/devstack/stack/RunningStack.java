package io.drawbridge.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** All parts, started in order; closing stops them in the opposite order, also when a later one failed to start. */
final class RunningStack implements AutoCloseable {
    private static final String TENANT_TOKEN = "tenant.jwt";
    private static final String UPLOADER_TOKEN = "uploader.jwt";

    private final StackPorts ports;
    private final Path project;
    private final DataFolder data;
    private final boolean servers;
    private final Optional<String> pageOrigin;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<ServicePart> services = new ArrayList<>();
    private final Map<String, String> ready = new LinkedHashMap<>();

    private RunningStack(StackOptions options) {
        this.ports = options.ports();
        this.project = options.project.toAbsolutePath().normalize();
        this.servers = options.servers;
        this.pageOrigin = options.pageOrigin;
        this.data = DataFolder.of(options.data);
        started.push(data);
    }

    /**
     * Starts everything and returns once everything answers.
     *
     * @throws StackFailure naming the part that failed; nothing is left running then
     */
    static RunningStack start(StackOptions options) {
        var stack = new RunningStack(options);
        try {
            var readyFile = options.readyFile.map(ReadyFile::at);
            readyFile.ifPresent(stack.started::push);
            stack.startParts();
            readyFile.ifPresent(file -> file.write(stack.ready));
            return stack;
        } catch (RuntimeException e) {
            boolean stopped = Thread.interrupted();
            stack.close();
            if (stopped) {
                throw new StackFailure("stopped while it was starting");
            }
            throw e instanceof StackFailure ? e : new StackFailure(firstLine(e), e);
        }
    }

    String readyMessage() {
        String kind = servers ? "SeaweedFS and OpenBao" : "embedded store and vault";
        return ReadyMessage.of(
                ready,
                kind,
                token(TENANT_TOKEN).toString(),
                token(UPLOADER_TOKEN).toString());
    }

    /** Throws {@link StackFailure} when a service has ended by itself. */
    void failIfAnythingEnded() {
        for (ServicePart service : services) {
            if (!service.isAlive()) {
                throw new StackFailure(service.part().label + " has ended; the last it said: " + service.lastWords());
            }
        }
    }

    @Override
    public void close() {
        services.forEach(ServicePart::terminate);
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part could not be stopped", e);
            }
        }
    }

    private void startParts() {
        Store store = keep(servers ? SeaweedStore.start(ports, data.path()) : EmbeddedStore.start(ports, data.path()));
        VaultPart vault = keep(servers ? OpenBaoVault.start(ports, data.path()) : EmbeddedVaultPart.start(ports));
        KubernetesPart kubernetes = keep(KubernetesPart.start(ports));
        var wiring = new Wiring(ports, store, DevCredentials.randomKey(), pageOrigin);
        start(Part.TOKEN_SERVICE, ServiceConfig.tokenService(wiring, kubernetes));
        start(Part.UPLOAD_GATEWAY, ServiceConfig.uploadGateway(wiring));
        start(Part.SECRETS_BRIDGE, ServiceConfig.secretsBridge(ports, vault, kubernetes));
        services.forEach(ServicePart::awaitReady);
        describe(store, vault, kubernetes.tenantToken());
        writeToken(UPLOADER_TOKEN, kubernetes.uploaderToken());
    }

    private void start(Part part, Properties config) {
        services.add(keep(ServicePart.start(part, ports.url(part), project, data.path(), config)));
    }

    private <P extends AutoCloseable> P keep(P part) {
        started.push(part);
        return part;
    }

    private void describe(Store store, VaultPart vault, String tenantJwt) {
        ready.put("token_service", ports.url(Part.TOKEN_SERVICE).toString());
        ready.put("upload_gateway", ports.url(Part.UPLOAD_GATEWAY).toString());
        ready.put("secrets_bridge", ports.url(Part.SECRETS_BRIDGE).toString());
        ready.put("s3", store.endpoint().toString());
        ready.put("sts", store.endpoint().toString());
        ready.put("vault", ports.url(Part.VAULT).toString());
        ready.put("region", store.region());
        ready.put("bucket", DevStack.BUCKET);
        ready.put("api_key", DevCredentials.API_KEY);
        ready.put("admin_access_key_id", store.admin().accessKeyId());
        ready.put("admin_secret_access_key", store.admin().secretAccessKey());
        ready.put("vault_token", vault.token());
        ready.put("tenant_jwt", tenantJwt);
        writeToken(TENANT_TOKEN, tenantJwt);
    }

    private Path token(String name) {
        return data.path().resolve(name);
    }

    private void writeToken(String name, String jwt) {
        try {
            OwnerOnly.create(token(name));
            Files.writeString(token(name), jwt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
