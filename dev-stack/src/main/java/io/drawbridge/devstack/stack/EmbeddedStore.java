package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.AccessKey;
import io.drawbridge.devstack.EmbeddedS3;
import java.net.URI;
import java.nio.file.Path;

/** The store in this process. */
final class EmbeddedStore implements Store {
    private final EmbeddedS3 store;

    private EmbeddedStore(EmbeddedS3 store) {
        this.store = store;
    }

    static EmbeddedStore start(StackPorts ports, Path data) {
        EmbeddedS3 store = EmbeddedS3.start(
                EmbeddedS3.Options.defaults().withPort(ports.of(Part.S3)).withFolder(data.resolve("s3")));
        store.createBucket(DevStack.BUCKET);
        return new EmbeddedStore(store);
    }

    @Override
    public URI endpoint() {
        return store.endpoint();
    }

    @Override
    public String region() {
        return store.region();
    }

    @Override
    public String profile() {
        return "generic";
    }

    @Override
    public AccessKey admin() {
        return store.admin();
    }

    @Override
    public AccessKey issuer() {
        return store.issuer();
    }

    @Override
    public String roleArn() {
        return store.roleArn();
    }

    @Override
    public void close() {
        store.close();
    }
}
