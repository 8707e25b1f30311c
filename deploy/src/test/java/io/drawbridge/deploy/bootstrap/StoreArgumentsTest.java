package io.drawbridge.deploy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bootstrap/s3} says and prints without a store. */
class StoreArgumentsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bucket",
                "bucket one two",
                "bucket UPPER",
                "bucket a",
                "policy bucket",
                "policy other uploads",
                "policy trust uploads",
                "role name uploads",
                "role na/me uploads",
                "--wrong bucket uploads",
                "-x bucket uploads",
                "bucket uploads --region",
                "--region a;b bucket uploads",
                "--endpoint http://store/path bucket uploads",
                "--endpoint ftp://store bucket uploads",
                "--origin * bucket uploads",
                "--origin https://app.example.com/ bucket uploads",
                "--origin https://a\",\"b bucket uploads",
                "--abort-after 0 bucket uploads",
                "--abort-after x bucket uploads",
                "--prefix a* policy role uploads",
                "--prefix a\" policy role uploads",
                "--prefix ${aws:username} policy role uploads",
                "--actions upload,everything policy role uploads",
                "--issuer me policy trust uploads",
                "--issuer arn:\"x policy trust uploads"
            })
    void refusesWhatItDoesNotUnderstand(String arguments) {
        Output output = script().run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(output.status()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).startsWith("s3: ").endsWith("see --help\n").hasLineCount(1);
    }

    @Test
    void helps() {
        assertThat(script().run("--help").expectSuccess())
                .startsWith("Usage: s3 ")
                .contains("--dry-run");
    }

    @Test
    void printsWhatWasAskedFor() throws IOException {
        JsonNode role = print("--prefix", "in/", "--actions", "list,download", "policy", "role", "uploads");
        assertThat(statement(role, 0, "Action")).containsExactly("s3:GetObject");
        assertThat(statement(role, 0, "Resource")).containsExactly("arn:aws:s3:::uploads/in/*");
        assertThat(statement(role, 1, "Action")).containsExactly("s3:ListBucket");
        assertThat(statement(role, 1, "Resource")).containsExactly("arn:aws:s3:::uploads");
        assertThat(role.path("Statement")).hasSize(2);

        JsonNode issuer = print("policy", "issuer", "uploads");
        assertThat(issuer.toString()).doesNotContain("AssumeRole", "\"*\"");
        assertThat(statement(issuer, 1, "Action"))
                .containsExactly("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts");
        String arn = "arn:aws:iam::123456789012:role/uploader";
        assertThat(statement(print("--role", arn, "policy", "issuer", "uploads"), 1, "Resource"))
                .containsExactly(arn);

        assertThat(print("--issuer", arn, "policy", "trust", "uploads")
                        .at("/Statement/0/Principal/AWS")
                        .asText())
                .isEqualTo(arn);
    }

    @Test
    void printsTheRightsOfTheGatewaysOwnKeys() throws IOException {
        JsonNode state = print("--state", "of/tus/", "policy", "state", "uploads");
        assertThat(statement(state, 0, "Action")).containsExactly("s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        assertThat(statement(state, 0, "Resource")).containsExactly("arn:aws:s3:::uploads/of/tus/*");
        assertThat(state.at("/Statement/1/Condition/StringLike/s3:prefix/0").asText())
                .isEqualTo("of/tus/*");
        JsonNode sweeper = print("--prefix", "in/", "policy", "sweeper", "uploads");
        assertThat(statement(sweeper, 1, "Resource")).containsExactly("arn:aws:s3:::uploads/in/*");
        assertThat(sweeper.toString()).doesNotContain("GetObject", "PutObject", "DeleteObject");
    }

    private JsonNode print(String... arguments) throws IOException {
        return new ObjectMapper().readTree(script().run(arguments).expectSuccess());
    }

    private static List<String> statement(JsonNode document, int index, String field) {
        List<String> values = new java.util.ArrayList<>();
        document.path("Statement").path(index).path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    private Tool script() {
        return Tool.script("bootstrap/s3", folder);
    }
}
