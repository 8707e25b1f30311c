package io.drawbridge.devstack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedVaultKvTest extends KvContractSuite {

    private static EmbeddedVault vault;

    @BeforeAll
    static void startVault() {
        vault = EmbeddedVault.start();
    }

    @AfterAll
    static void stopVault() {
        vault.close();
    }

    @Override
    VaultCaller root() {
        return new VaultCaller(vault.address(), vault.rootToken());
    }
}
