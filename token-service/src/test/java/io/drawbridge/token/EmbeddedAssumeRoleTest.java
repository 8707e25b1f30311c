package io.drawbridge.token;

import io.drawbridge.token.fixture.AssumeRole;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(AssumeRole.class)
@QuarkusTestResource(EmbeddedStore.class)
class EmbeddedAssumeRoleTest extends EnforcementSuite {}
