package io.drawbridge.token;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.SeaweedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@EnabledIfInstalled("weed")
@QuarkusTestResource(value = SeaweedStore.class, restrictToAnnotatedClass = true)
class SeaweedPresignTest extends PresignSuite {}
