package io.drawbridge.upload;

import io.drawbridge.upload.stack.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The suite on the embedded store. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class EmbeddedTusBreakTest extends TusBreakSuite {}
