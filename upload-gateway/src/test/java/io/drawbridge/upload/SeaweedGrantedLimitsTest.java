package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant's limits on SeaweedFS. */
@EnabledIfInstalled("weed")
@QuarkusTest
@WithTestResource(value = GatewayStack.class, initArgs = @ResourceArg(name = "store", value = "seaweedfs"))
class SeaweedGrantedLimitsTest extends GrantedLimitsSuite {

    /** The embedded store has no tags. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, UploadSuite.PART + 1})
    void objectsHaveTheTagsOfTheGrant(int length) {
        String key = "tagged/" + UUID.randomUUID();
        assertThat(new Client()
                        .send(Client.object(key, Client.known(Client.bytes(length))))
                        .statusCode())
                .isEqualTo(201);
        assertThat(store.tags(key)).isEqualTo(Map.of("project", "a b"));
    }
}
