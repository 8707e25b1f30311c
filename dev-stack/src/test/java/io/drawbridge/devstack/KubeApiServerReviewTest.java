package io.drawbridge.devstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl"})
class KubeApiServerReviewTest extends TokenReviewSuite {

    @TempDir
    static Path folder;

    private static KubeApiServer cluster;
    private static String token;

    @BeforeAll
    static void startCluster() {
        cluster = KubeApiServer.start(folder);
        cluster.createNamespace("team-a");
        cluster.createServiceAccount("team-a", "reader");
        token = cluster.createToken("team-a", "reader", "secrets-bridge", Duration.ofMinutes(10));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Override
    String token() {
        return token;
    }

    @Override
    JsonNode review(String reviewed, String audience) {
        String audiences = audience.isEmpty() ? "" : ", audiences: [" + audience + "]";
        String answer = cluster.create("{apiVersion: authentication.k8s.io/v1, kind: TokenReview, spec: {token: \""
                + reviewed + "\"" + audiences + "}}");
        try {
            return new ObjectMapper().readTree(answer).get("status");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
