package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.EmbeddedVault;

/** The vault in this process. */
final class EmbeddedVaultPart implements VaultPart {
    private final EmbeddedVault vault;

    private EmbeddedVaultPart(EmbeddedVault vault) {
        this.vault = vault;
    }

    static EmbeddedVaultPart start(StackPorts ports) {
        EmbeddedVault vault = EmbeddedVault.start(ports.of(Part.VAULT), DevCredentials.VAULT_TOKEN);
        vault.put(MOUNT, EXAMPLE_PATH, EXAMPLE);
        return new EmbeddedVaultPart(vault);
    }

    @Override
    public String token() {
        return vault.rootToken();
    }

    @Override
    public void close() {
        vault.close();
    }
}
