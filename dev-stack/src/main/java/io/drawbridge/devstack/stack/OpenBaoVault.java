package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.servers.OpenBao;
import java.nio.file.Path;

/** OpenBao's dev server as a child process. */
final class OpenBaoVault implements VaultPart {
    private final OpenBao vault;

    private OpenBaoVault(OpenBao vault) {
        this.vault = vault;
    }

    static OpenBaoVault start(StackPorts ports, Path data) {
        OpenBao vault = OpenBao.start(data.resolve("openbao"), ports.of(Part.VAULT), DevCredentials.VAULT_TOKEN);
        vault.process().stopOnlyWhenClosed();
        vault.put(MOUNT + "/" + EXAMPLE_PATH, EXAMPLE);
        return new OpenBaoVault(vault);
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
