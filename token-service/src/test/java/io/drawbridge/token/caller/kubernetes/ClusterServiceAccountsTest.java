package io.drawbridge.token.caller.kubernetes;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.ClusterStore;
import io.drawbridge.token.fixture.RealCluster;
import io.drawbridge.token.fixture.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl"})
@QuarkusTestResource(value = ClusterStore.class, restrictToAnnotatedClass = true)
class ClusterServiceAccountsTest extends ServiceAccountsSuite {

    RealCluster cluster;

    @Override
    TestCluster cluster() {
        return cluster;
    }

    /** So it is the end that was refused, and not the signature. */
    @Test
    void aTokenWithAnotherEndByTheClustersKeyIsTaken() {
        String token =
                cluster.token("builder", TestCluster.AUDIENCE, Instant.now().plusSeconds(60));
        upload(token, OWN_FOLDER + "builder/f").statusCode(200);
    }

    /** As an OpenID issuer the cluster is another one, so these are other callers. */
    @Test
    void theClustersKeysVerifyTokensWithoutAskingIt() {
        String token = cluster.token("builder", RealCluster.OIDC_AUDIENCE);
        upload(token, "oidc/cluster:system:serviceaccount:team-a:builder/f").statusCode(200);
        upload(token, OWN_FOLDER + "builder/f").statusCode(403);
        refuses(cluster.expiredToken("builder", RealCluster.OIDC_AUDIENCE));
    }
}
