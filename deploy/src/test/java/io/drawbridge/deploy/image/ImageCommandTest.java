package io.drawbridge.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be right is refused with a line that says why, before anything is written. */
class ImageCommandTest {

    @TempDir
    Path folder;

    private BuiltServices services;

    @BeforeEach
    void build() throws Exception {
        services = BuiltServices.in(folder.resolve("project"), FileTime.fromMillis(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --arch amd64                                        | one of --push REGISTRY and --tar DIR is needed
            --tar OUT --push registry.example                   | one of --push REGISTRY and --tar DIR is needed
            --tar OUT --base eclipse-temurin:21                 | has no digest: write name@sha256:
            --tar OUT --base tar:///nowhere.tar                 | there is no such file
            --tar OUT --base UPPER                              | is not the name of an image
            --tar OUT --base BASE storage-service               | there is no service 'storage-service'; there are token-service,
            --tar OUT --base BASE --native token-service        | token-service is not built:
            --tar OUT --base BASE --native upload-gateway       | is not a Linux executable
            --tar OUT --base BASE --native --arch arm64 secrets-bridge | is for amd64, the image for arm64
            --tar OUT --unknown                                 | Unknown option: '--unknown'
            """)
    void refuses(String arguments, String message) throws Exception {
        services.write("upload-gateway/target/upload-gateway-runner", "#!/bin/sh\n# and more", FileTime.fromMillis(0));
        Files.copy(
                Path.of("/proc/self/exe").toRealPath(),
                services.project().resolve("secrets-bridge/target/secrets-bridge-runner"));
        Path out = folder.resolve("out");
        String line = arguments.replace("OUT", out.toString()).replace("BASE", services.base());

        BuiltServices.Answer answer = services.build(line.split(" "));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("build: ").contains(message).hasLineCount(1);
        assertThat(out.toFile().list()).isNullOrEmpty();
    }

    @Test
    void aRegistryThatIsAwayIsAFailureWithItsName() throws Exception {
        BuiltServices.Answer answer = services.build("--push", "127.0.0.1:1", "--insecure", "--base", services.base());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err())
                .startsWith("build: the image of token-service could not be made: ")
                .contains("127.0.0.1:1");
    }

    @Test
    void defaultBasesArePinned() {
        assertThat(Base.of(Base.JVM)).isInstanceOf(Base.Pinned.class);
        assertThat(Base.of(Base.NATIVE).labels().get("org.opencontainers.image.base.digest"))
                .matches(Pattern.compile("sha256:[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @CsvSource({
        "images/build, deploy/images/build (--push REGISTRY | --tar DIR)",
        "images/base, deploy/images/base FILE"
    })
    void scriptsExplainThemselves(String script, String usage) {
        Tool tool = Tool.script(script, folder);
        assertThat(tool.run("--help").expectSuccess()).startsWith("Usage: " + usage);
        assertThat(tool.run().status()).isEqualTo(2);
        assertThat(tool.run().err()).startsWith("Usage: " + usage);
    }
}
