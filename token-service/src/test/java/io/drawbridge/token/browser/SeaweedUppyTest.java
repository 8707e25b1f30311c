package io.drawbridge.token.browser;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.SeaweedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@EnabledIfInstalled({"weed", "chromium"})
@QuarkusTestResource(value = SeaweedStore.class, restrictToAnnotatedClass = true)
class SeaweedUppyTest extends UppySuite {}
