package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.sts.StsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.gaul.shaded.org.eclipse.jetty.http.HttpCompliance;
import org.gaul.shaded.org.eclipse.jetty.http.UriCompliance;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/**
 * The HTTP server on loopback: S3Proxy's handler, kept in files, behind a {@link Gate}. It runs on the Jetty that
 * S3Proxy brings, but not in S3Proxy's own server, which has no place for a filter.
 */
public final class StoreServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 200;

    private final Server server;
    private final ServerConnector connector;
    private final BlobStore store;

    private StoreServer(Server server, ServerConnector connector, BlobStore store) {
        this.server = server;
        this.connector = connector;
        this.store = store;
    }

    /**
     * @param folder that exists, and holds the objects
     * @param port 0 for any that is free
     */
    public static StoreServer start(Path folder, int port, Identities identities, StsEndpoint sts) {
        StoreLogs.quieten();
        BlobStore store = new FilesystemNio2BlobStore(folder.toString());
        Gate gate = new Gate(identities, new Uploads(store));
        S3Door door = new S3Door(sts, gate, new StoreHandler(store, new AdmittedStores(identities, store)));
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("embedded-s3");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(door), "/*");
        server.setHandler(context);
        start(server, port);
        return new StoreServer(server, connector, store);
    }

    /** As S3Proxy configures its own, and besides: a form is an object's bytes and no parameters of the request. */
    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setHttpCompliance(HttpCompliance.LEGACY);
        configuration.setUriCompliance(UriCompliance.LEGACY);
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setSendServerVersion(false);
        configuration.setFormEncodedMethods();
        return configuration;
    }

    private static void start(Server server, int port) {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + LOOPBACK + ":" + port, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot start the embedded S3", e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Leaves a bucket of this name as it is. */
    public void createBucket(String name) {
        try {
            store.createContainer(CreateBucketRequest.builder().bucket(name).build());
        } catch (BucketAlreadyOwnedByYouException ignored) {
            // from an earlier start on this folder
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the embedded S3", e);
        }
    }
}
