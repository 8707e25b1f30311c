package io.drawbridge.token.caller.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.EmbeddedCluster;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class EmbeddedServiceAccountsTest extends ServiceAccountsSuite {

    EmbeddedCluster cluster;

    @Override
    TestCluster cluster() {
        return cluster;
    }

    @Test
    void theSameTokenIsReviewedOnceHoweverManyBringIt() {
        String token = cluster.token("crowd", TestCluster.AUDIENCE);
        long before = cluster.reviewed();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> upload(token, OWN_FOLDER + "crowd/" + i).extract().statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(cluster.reviewed() - before).isBetween(1L, 3L); // a second may pass meanwhile
    }

    @Test
    void theApiServerIsNotAskedAboutWhatCannotBeForUs() {
        long before = cluster.reviewed();
        String good = cluster.token("builder", TestCluster.AUDIENCE);
        Stream.of(
                        cluster.token("builder", "another-service"),
                        cluster.expiredToken("builder", TestCluster.AUDIENCE),
                        good.substring(0, good.lastIndexOf('.')),
                        "opaque",
                        "a.b.c")
                .forEach(ServiceAccountsSuite::refuses);
        assertThat(cluster.reviewed()).isEqualTo(before);
    }

    @Test
    void tokensAreNotLogged() {
        String token = cluster.token("builder", TestCluster.AUDIENCE);
        String foreign = cluster.token("builder", "another-service");
        try (CapturedLog log = CapturedLog.start()) {
            upload(token, OWN_FOLDER + "builder/f").statusCode(200);
            refuses(foreign);
            cluster.setAway(true);
            upload(cluster.token("unlucky", TestCluster.AUDIENCE), OWN_FOLDER + "unlucky/f")
                    .statusCode(503);
            assertThat(log.text())
                    .contains("TokenReview failed: status 500")
                    .doesNotContain(token, foreign)
                    .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
        } finally {
            cluster.setAway(false);
        }
    }
}
