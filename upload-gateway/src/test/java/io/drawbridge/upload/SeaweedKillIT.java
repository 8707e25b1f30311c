package io.drawbridge.upload;

import io.drawbridge.devstack.servers.EnabledIfInstalled;

/** The suite on SeaweedFS. */
@EnabledIfInstalled("weed")
class SeaweedKillIT extends KillSuite {

    SeaweedKillIT() {
        super("seaweedfs");
    }
}
