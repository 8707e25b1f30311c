package io.drawbridge.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The upload of a single part with nothing beside it, by a URL that was signed before: what the store needs for it. */
final class OnePart {

    private static final int SIZE = 8 << 20;
    private static final String KEY = "uploads/one-part";
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final UploadServers servers;

    OnePart(UploadServers servers) {
        this.servers = servers;
    }

    /** Nanoseconds. */
    long measure() throws IOException, InterruptedException {
        try (S3Client s3 = servers.store().s3(servers.store().admin().credentials())) {
            String upload = s3.createMultipartUpload(
                            create -> create.bucket(UploadServers.BUCKET).key(KEY))
                    .uploadId();
            HttpRequest request = HttpRequest.newBuilder(signed(upload))
                    .PUT(BodyPublishers.ofByteArray(new byte[SIZE]))
                    .build();
            long begun = System.nanoTime();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            long nanos = System.nanoTime() - begun;
            s3.abortMultipartUpload(
                    abort -> abort.bucket(UploadServers.BUCKET).key(KEY).uploadId(upload));
            if (answer.statusCode() != 200) {
                throw new IOException("the store answered " + answer.statusCode());
            }
            return nanos;
        }
    }

    private URI signed(String upload) {
        try (S3Presigner presigner = servers.presigner()) {
            return URI.create(presigner
                    .presignUploadPart(presign -> presign.signatureDuration(VALIDITY)
                            .uploadPartRequest(part -> part.bucket(UploadServers.BUCKET)
                                    .key(KEY)
                                    .uploadId(upload)
                                    .partNumber(1)))
                    .url()
                    .toString());
        }
    }
}
