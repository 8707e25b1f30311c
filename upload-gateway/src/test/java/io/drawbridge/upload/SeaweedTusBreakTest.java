package io.drawbridge.upload;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.upload.stack.GatewayStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The suite on SeaweedFS. */
@EnabledIfInstalled("weed")
@QuarkusTest
@WithTestResource(value = GatewayStack.class, initArgs = @ResourceArg(name = "store", value = "seaweedfs"))
class SeaweedTusBreakTest extends TusBreakSuite {}
