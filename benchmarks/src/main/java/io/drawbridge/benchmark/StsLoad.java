package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.SeaweedFs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What a user would do without token-service: ask STS for each upload, with the SDK. As fast as it can. */
record StsLoad(SeaweedFs store, String bucket, int threads, Duration time) {

    private static final int SHORTEST_SECONDS = 900;

    Latencies run() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (StsClient sts = client()) {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Callable<List<Long>>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                shares.add(() -> share(sts, end));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> share : pool.invokeAll(shares)) {
                all.addAll(share.get());
            }
            long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
            return new Latencies(nanos, 0, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Long> share(StsClient sts, long end) {
        List<Long> nanos = new ArrayList<>();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            sts.getFederationToken(call -> call.name("benchmark")
                    .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "[\"s3:PutObject\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                            + "\"Resource\":\"arn:aws:s3:::" + bucket + "/uploads/file\"}]}")
                    .durationSeconds(SHORTEST_SECONDS));
            nanos.add(System.nanoTime() - now);
        }
        return nanos;
    }

    /** Not the fixture's own, which opens a connection for each call. */
    private StsClient client() {
        return StsClient.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(store.issuer().credentials()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
