package io.drawbridge.token.browser;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@EnabledIfInstalled("chromium")
@QuarkusTestResource(EmbeddedStore.class)
class EmbeddedPageTest extends PageSuite {

    /** The embedded store lets every page in. */
    @Override
    void openTheBucket() {}
}
