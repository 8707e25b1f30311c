package io.drawbridge.system;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import org.junit.jupiter.api.Tag;

@Tag("real")
@EnabledIfInstalled({"aws", "python-clients", "weed", "bao"})
class SeaweedMainJobTest extends MainJobSuite {
    @Override
    String[] wiring() {
        return new String[] {"--servers"};
    }
}
