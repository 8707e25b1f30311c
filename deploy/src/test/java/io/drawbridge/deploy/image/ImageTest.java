package io.drawbridge.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in an image, and that it depends on nothing but its input. */
class ImageTest {

    private static final FileTime TODAY = FileTime.from(Instant.parse("2026-11-25T12:00:00Z"));

    @TempDir
    Path folder;

    private BuiltServices services;

    @BeforeEach
    void build() throws Exception {
        services = BuiltServices.in(folder.resolve("project"), TODAY);
    }

    @Test
    void isForAUserThatIsNotRootAndSaysWhatItIs() throws Exception {
        JsonNode config = image("upload-gateway").config();
        JsonNode process = config.path("config");
        assertThat(process.path("User").asText()).isEqualTo("1001");
        assertThat(process.path("Entrypoint").toString())
                .isEqualTo("[\"java\",\"-jar\",\"/deployments/quarkus-run.jar\"]");
        assertThat(process.path("WorkingDir").asText()).isEqualTo("/deployments");
        assertThat(process.path("ExposedPorts").toString()).isEqualTo("{\"8182/tcp\":{}}");
        assertThat(process.path("Env").toString()).contains("PATH=/opt/java/bin");
        assertThat(config.path("architecture").asText()).isEqualTo("amd64");
        assertThat(config.path("created").asText())
                .isEqualTo(Instant.ofEpochSecond(BuiltServices.EPOCH).toString());
        JsonNode labels = process.path("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo("upload-gateway");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo(BuiltServices.COMMIT);
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.path("org.opencontainers.image.base.name").asText()).isEqualTo("base.tar");
    }

    @Test
    void whatChangesMostLiesOnTopAndNobodyCanWriteToIt() throws Exception {
        ImageArchive image = image("token-service");
        assertThat(image.layers()).hasSize(4);
        assertThat(files(image, 1)).containsExactly("deployments/lib/boot/b.jar", "deployments/lib/main/a.jar");
        assertThat(files(image, 2)).containsExactly("deployments/quarkus-run.jar", "deployments/quarkus/generated.jar");
        assertThat(files(image, 3)).containsExactly("deployments/app/app.jar");
        for (String layer : image.layers()) {
            assertThat(image.entries(layer)).allSatisfy(entry -> {
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getMode() & 0022).isZero();
                assertThat(entry.getLastModifiedDate().getTime()).isEqualTo(1000);
            });
        }
    }

    @Test
    void theSameInputHasTheSameDigestWheneverAndWhereverItIsBuilt() throws Exception {
        BuiltServices later = BuiltServices.in(
                folder.resolve("elsewhere/project"),
                FileTime.from(TODAY.toInstant().plusSeconds(3600)));
        Files.copy(
                Path.of(services.base().substring("tar://".length())),
                later.project().resolve("base.tar"));
        String[] arguments = {
            "--base", services.base(), "--tar", folder.resolve("one").toString()
        };
        String[] again = {"--base", later.base(), "--tar", folder.resolve("two").toString()};

        String first = services.build(arguments).out();
        assertThat(first)
                .contains("digest: \"sha256:")
                .isEqualTo(later.build(again).out());
        assertThat(folder.resolve("one/secrets-bridge.tar"))
                .hasSameBinaryContentAs(folder.resolve("two/secrets-bridge.tar"));

        later.write("token-service/target/quarkus-app/app/app.jar", "changed", TODAY);
        assertThat(later.build(again).out()).isNotEqualTo(first);
    }

    @Test
    void namesImagesAsTheChartsWantThem() throws Exception {
        assertThat(services.build("--base", services.base(), "--tar", folder.toString(), "--tag", "7", "token-service")
                        .out())
                .matches("token-service:\n  image: \\{repository: drawbridge/token-service, tag: 7, "
                        + "digest: \"sha256:[0-9a-f]{64}\"}\n");
    }

    @Test
    void aNativeExecutableStartsByItself() throws Exception {
        Path executable = folder.resolve("project/token-service/target/token-service-runner");
        Files.copy(Path.of("/proc/self/exe").toRealPath(), executable);

        String[] arguments = {"--native", "--base", services.base(), "--tar", folder.toString(), "token-service"};
        assertThat(services.build(arguments).out()).endsWith("  runtime: native\n");
        ImageArchive image = new ImageArchive(folder.resolve("token-service.tar"));
        assertThat(image.config().at("/config/Entrypoint").toString()).isEqualTo("[\"/deployments/application\"]");
        TarArchiveEntry application = image.entries(image.layers().get(1)).stream()
                .filter(TarArchiveEntry::isFile)
                .findFirst()
                .orElseThrow();
        assertThat(application.getMode() & 0777).isEqualTo(0755);
        assertThat(application.getSize()).isEqualTo(Files.size(executable));
    }

    private ImageArchive image(String service) throws Exception {
        BuiltServices.Answer answer = services.build("--base", services.base(), "--tar", folder.toString(), service);
        assertThat(answer.err()).isEmpty();
        return new ImageArchive(folder.resolve(service + ".tar"));
    }

    private static List<String> files(ImageArchive image, int layer) {
        return image.entries(image.layers().get(layer)).stream()
                .filter(TarArchiveEntry::isFile)
                .map(TarArchiveEntry::getName)
                .toList();
    }
}
