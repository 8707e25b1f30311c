package io.drawbridge.devstack;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.OpenBao;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfInstalled("bao")
class OpenBaoKvTest extends KvContractSuite {

    @TempDir
    static Path folder;

    private static OpenBao server;

    @BeforeAll
    static void startServer() {
        server = OpenBao.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    VaultCaller root() {
        return new VaultCaller(server.address(), server.rootToken());
    }
}
