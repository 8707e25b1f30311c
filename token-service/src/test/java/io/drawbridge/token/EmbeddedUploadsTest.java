package io.drawbridge.token;

import io.drawbridge.token.fixture.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class EmbeddedUploadsTest extends UploadsSuite {}
