package io.drawbridge.upload.multipart.sweep;

import io.drawbridge.devstack.servers.EnabledIfInstalled;

/** The suite on SeaweedFS. */
@EnabledIfInstalled("weed")
class SeaweedExpiryTest extends ExpirySuite {

    SeaweedExpiryTest() {
        super("seaweedfs");
    }
}
