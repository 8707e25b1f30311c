package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.upload.stack.GatewayProcess;
import io.drawbridge.upload.stack.PacedSource;
import io.drawbridge.upload.stack.TusClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas, one upload, and the replica that serves it is killed again and again: no byte that was acknowledged is
 * asked for again, and the object is whole. {@code -Dtus.kills=50 -Dtus.mib=1024} for the large one.
 */
@EnabledIfInstalled("weed")
class SeaweedTusKillIT {

    private static final int KILLS = Integer.getInteger("tus.kills", 8);
    private static final long LENGTH = Long.getLong("tus.mib", 96) << 20;
    private static final String KEY = "uploads/killed-again-and-again";

    private static final String[] OPTIONS = {
        "-Ddrawbridge.limits.max-object-size=2G", "-Ddrawbridge.retry.attempt-timeout=20s"
    };

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random();
    // As long as it takes to be killed so often, and longer.
    private final PacedSource source = new PacedSource(LENGTH, LENGTH / (KILLS * 0.9));
    private final GatewayProcess[] replicas = new GatewayProcess[2];
    private long acknowledged;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void arrivesWholeWhateverIsKilled() throws Exception {
        assumeThat(GatewayProcess.JAR).exists();
        try (GatewayProcess first = GatewayProcess.startOn("seaweedfs", folder, OPTIONS)) {
            replicas[0] = first;
            replicas[1] = first.replica(folder, OPTIONS);
            String path = TusClient.begin(first.address(), KEY, LENGTH);
            int kills = killWhileItGoesOn(path);
            finish(path);
            assertThat(kills).isEqualTo(KILLS);
            assertThat(first.store().sha256(KEY)).isEqualTo(source.sha256());
            assertThat(first.store().danglingUploads()).isEmpty();
        } finally {
            for (GatewayProcess replica : replicas) {
                replica.kill();
            }
        }
    }

    private int killWhileItGoesOn(String path) throws Exception {
        int kills = 0;
        while (kills < KILLS) {
            int serving = kills % 2;
            CompletableFuture<HttpResponse<String>> piece = goOn(replicas[serving].address(), path);
            TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(1_200));
            if (piece.isDone()
                    && !piece.isCompletedExceptionally()
                    && piece.join().statusCode() == 204) {
                return kills;
            }
            replicas[serving].kill();
            replicas[serving] = replicas[1 - serving].replica(folder, OPTIONS);
            kills++;
        }
        return kills;
    }

    private void finish(String path) throws Exception {
        HttpResponse<String> last = goOn(replicas[0].address(), path).get(5, TimeUnit.MINUTES);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        assertThat(TusClient.offset(last)).isEqualTo(LENGTH);
        assertThat(look(replicas[1].address(), path)).isEqualTo(LENGTH);
    }

    private CompletableFuture<HttpResponse<String>> goOn(URI gateway, String path) throws Exception {
        long offset = look(gateway, path);
        assertThat(offset).as("never less than was acknowledged").isGreaterThanOrEqualTo(acknowledged);
        acknowledged = offset;
        return http.sendAsync(
                TusClient.request(gateway, path)
                        .timeout(Duration.ofMinutes(10))
                        .header("Upload-Offset", String.valueOf(offset))
                        .header("Content-Type", TusClient.PIECE)
                        .method(
                                "PATCH",
                                BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(() -> source.from(offset)), LENGTH - offset))
                        .build(),
                BodyHandlers.ofString());
    }

    private long look(URI gateway, String path) throws Exception {
        HttpResponse<String> answer = http.send(
                TusClient.request(gateway, path)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(300);
        return TusClient.offset(answer);
    }
}
