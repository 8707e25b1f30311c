package io.drawbridge.upload.stack;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.servers.FreePorts;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The packaged gateway with TLS, from PEM files: one process for all tests that ask for it. */
public final class SecureGateway implements AutoCloseable {

    /** Where pages may come from that upload. */
    public static final URI PAGES = URI.create("http://app.localhost:" + FreePorts.next());

    private final GatewayProcess process;
    private final Certificates certificates;
    private final int port;

    private SecureGateway(GatewayProcess process, Certificates certificates, int port) {
        this.process = process;
        this.certificates = certificates;
        this.port = port;
    }

    /** One that is not shared. */
    public static SecureGateway start() {
        try {
            Path folder = Files.createTempDirectory("secure-gateway");
            Certificates certificates = Certificates.in(folder);
            int port = FreePorts.next();
            GatewayProcess process = GatewayProcess.start(
                    folder,
                    "-Dquarkus.tls.key-store.pem.0.cert=" + certificates.certificate(),
                    "-Dquarkus.tls.key-store.pem.0.key=" + certificates.key(),
                    "-Dquarkus.tls.reload-period=30s",
                    "-Ddrawbridge.limits.drain-timeout=500ms",
                    "-Dquarkus.http.ssl-port=" + port,
                    "-Ddrawbridge.cors.origins=" + PAGES);
            // Health is told without TLS, whose port opens by itself.
            await().ignoreExceptions().until(() -> {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return true;
            });
            return new SecureGateway(process, certificates, port);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public GatewayProcess process() {
        return process;
    }

    public StoreUnderTest store() {
        return process.store();
    }

    public FaultInjector faults() {
        return process.faults();
    }

    public Certificates certificates() {
        return certificates;
    }

    /** Where TLS is. */
    public int port() {
        return port;
    }

    /** A new connection over HTTP/2. */
    public Http2Client client() throws Exception {
        return new Http2Client(port, certificates.authority());
    }

    @Override
    public void close() {
        process.close();
    }

    /** Gives it to methods and constructors of tests. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SecureGateway.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            assumeThat(GatewayProcess.isPackaged())
                    .as("the jar, or the native executable")
                    .isTrue();
            return context.getRoot()
                    .getStore(Namespace.create(SecureGateway.class))
                    .computeIfAbsent(SecureGateway.class, key -> start(), SecureGateway.class);
        }
    }
}
