package io.drawbridge.deploy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What upload-gateway's own keys can do with the policies that are printed for them: what it needs, and nothing else. */
@EnabledIfInstalled({"weed", "aws"})
class StoreGatewayKeysTest {

    private static final String STATE = "tus-state/0123.json";
    private static final String FILE = "uploads/film.mkv";

    @TempDir
    static Path folder;

    private static PrintedStore store;

    @BeforeAll
    static void start() throws IOException {
        store = PrintedStore.start(folder);
        store.bucket(PrintedStore.BUCKET).expectSuccess();
        Files.writeString(folder.resolve("body"), "body");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void theKeyForStatesWorksAtItsPlaceOnly() {
        Tool state = store.awsAs("state");
        on(STATE, state, "put-object", "--body", body()).expectSuccess();
        assertThat(on(STATE, state, "put-object", "--body", body(), "--if-none-match", "*")
                        .expectFailure())
                .contains("PreconditionFailed");
        on(STATE, state, "get-object", folder.resolve("got").toString()).expectSuccess();
        assertThat(run(state, "list-objects-v2", "--prefix", "tus-state/").expectSuccess())
                .contains(STATE);
        on(STATE, state, "delete-object").expectSuccess();

        on(FILE, store.aws(), "put-object", "--body", body()).expectSuccess();
        for (Output refused : List.of(
                on(FILE, state, "put-object", "--body", body()),
                on(FILE, state, "get-object", folder.resolve("got").toString()),
                on(FILE, state, "delete-object"),
                run(state, "list-objects-v2", "--prefix", "uploads/"),
                run(state, "list-multipart-uploads"))) {
            assertThat(refused.expectFailure()).contains("AccessDenied");
        }
    }

    @Test
    void theSweeperFindsAndAbortsAndCanNeitherReadNorWrite() {
        String id = on(FILE, store.aws(), "create-multipart-upload", "--output", "text", "--query", "UploadId")
                .expectSuccess()
                .strip();
        Tool sweeper = store.awsAs("sweeper");
        assertThat(run(sweeper, "list-multipart-uploads").expectSuccess()).contains(id);
        on(FILE, sweeper, "list-parts", "--upload-id", id).expectSuccess();
        on(FILE, sweeper, "abort-multipart-upload", "--upload-id", id).expectSuccess();
        assertThat(run(store.aws(), "list-multipart-uploads").expectSuccess()).doesNotContain(id);
        for (Output refused : List.of(
                on(FILE, sweeper, "put-object", "--body", body()),
                on(FILE, sweeper, "get-object", folder.resolve("got").toString()),
                on(FILE, sweeper, "delete-object"),
                run(sweeper, "list-objects-v2"))) {
            assertThat(refused.expectFailure()).contains("AccessDenied");
        }
    }

    private static String body() {
        return folder.resolve("body").toString();
    }

    private static Output on(String key, Tool aws, String call, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--key", key));
        all.addAll(List.of(arguments));
        return run(aws, call, all.toArray(String[]::new));
    }

    private static Output run(Tool aws, String call, String... arguments) {
        List<String> all = new ArrayList<>(List.of("s3api", call, "--bucket", PrintedStore.BUCKET));
        all.addAll(List.of(arguments));
        return aws.run(all.toArray(String[]::new));
    }
}
