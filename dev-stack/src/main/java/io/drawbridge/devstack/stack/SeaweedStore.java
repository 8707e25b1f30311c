package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.AccessKey;
import io.drawbridge.devstack.servers.SeaweedFs;
import io.drawbridge.devstack.servers.SeaweedPorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** SeaweedFS as a child process. */
final class SeaweedStore implements Store {
    private final SeaweedFs store;

    private SeaweedStore(SeaweedFs store) {
        this.store = store;
    }

    static SeaweedStore start(StackPorts ports, Path data) {
        SeaweedPorts free = SeaweedPorts.free();
        var wanted = new SeaweedPorts(ports.of(Part.S3), free.master(), free.volume(), free.filer());
        SeaweedFs store = SeaweedFs.start(data.resolve("seaweedfs"), wanted, List.of(DevStack.BUCKET));
        store.process().stopOnlyWhenClosed();
        store.openToPages(DevStack.BUCKET, ports.url(Part.TOKEN_SERVICE));
        return new SeaweedStore(store);
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
        return "seaweedfs";
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
