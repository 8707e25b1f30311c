package io.drawbridge.token.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.token.fixture.Clients;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.fixture.TicketDoor;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** What suites in a real browser share: a bucket that lets pages in, and a look at what has arrived. */
abstract class BrowserSuite {

    @TestHTTPResource("/")
    URI service;

    @TempDir
    Path folder;

    TestStore store;

    final String prefix = "uploads/" + UUID.randomUUID() + "/";

    @BeforeEach
    void ready() {
        Door.awaitReady();
        openTheBucket();
    }

    void openTheBucket() {
        try (S3AsyncClient s3 = admin()) {
            s3.putBucketCors(cors -> cors.bucket(TestStore.BUCKET)
                            .corsConfiguration(rules -> rules.corsRules(CORSRule.builder()
                                    .allowedOrigins(origin(service), otherOrigin())
                                    .allowedMethods("PUT", "POST")
                                    .allowedHeaders("content-type")
                                    .exposeHeaders("ETag")
                                    .build())))
                    .join();
        }
    }

    /** Of a page that is not this service's. */
    final String otherOrigin() {
        return ConfigProvider.getConfig().getValue("drawbridge.cors.origins", String.class);
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    final String link(Object body) {
        return link(TicketDoor.ticket(TestCaller.ALICE, body));
    }

    final String link(String ticket) {
        return service.resolve("/u/" + ticket).toString();
    }

    final S3AsyncClient admin() {
        return Clients.s3(store.endpoint(), store.admin());
    }

    /** SHA-256 of what is in the store under this key. */
    final String stored(String key) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (S3AsyncClient s3 = admin();
                var object = s3.getObject(
                                get -> get.bucket(TestStore.BUCKET).key(key),
                                AsyncResponseTransformer.toBlockingInputStream())
                        .join();
                var hashed = new DigestInputStream(object, digest)) {
            hashed.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Neither an object nor the beginning of one under the prefix of this test. */
    final void assertNothingIsLeft() {
        try (S3AsyncClient s3 = admin()) {
            assertThat(s3.listObjectsV2(list -> list.bucket(TestStore.BUCKET).prefix(prefix))
                            .join()
                            .contents())
                    .isEmpty();
            assertThat(s3.listMultipartUploads(list -> list.bucket(TestStore.BUCKET))
                            .join()
                            .uploads())
                    .noneMatch(upload -> upload.key().startsWith(prefix));
        }
    }

    /** A page talks to this service and to the store, and to nobody else; and nothing in it goes wrong. */
    final void assertKeepsToItself(JsonNode told) {
        assertThat(told.get("origins")).allSatisfy(origin -> assertThat(origin.asText())
                .isIn(origin(service), origin(store.endpoint()), otherOrigin()));
        assertThat(told.get("dialogs"))
                .allSatisfy(dialog -> assertThat(dialog.asText()).isEmpty());
    }

    static Map<String, Object> arguments(String url, String name, long size) {
        return Map.of("url", url, "name", name, "size", size);
    }
}
