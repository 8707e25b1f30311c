package io.drawbridge.upload;

import io.drawbridge.upload.stack.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The suite against the packaged gateway: the jar, or the native executable. */
@QuarkusIntegrationTest
@WithTestResource(GatewayStack.class)
class UploadIT extends UploadSuite {}
