package io.drawbridge.token;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.AssumeRole;
import io.drawbridge.token.fixture.SeaweedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@EnabledIfInstalled("weed")
@TestProfile(AssumeRole.class)
@QuarkusTestResource(value = SeaweedStore.class, restrictToAnnotatedClass = true)
class SeaweedAssumeRoleTest extends EnforcementSuite {}
