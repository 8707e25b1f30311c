package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** A project whose services look as if they were built, and a base for their images. */
record BuiltServices(Path project) {

    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final long EPOCH = 1_790_000_000;

    /** What the command answered. */
    record Answer(int status, String out, String err) {}

    /** @param touched the time of all files, which must not matter */
    static BuiltServices in(Path project, FileTime touched) throws Exception {
        BuiltServices services = new BuiltServices(project);
        for (String label : Service.labels()) {
            for (String file : List.of(
                    "lib/boot/b.jar", "lib/main/a.jar", "quarkus/generated.jar", "app/app.jar", "quarkus-run.jar")) {
                services.write(label + "/target/quarkus-app/" + file, file + " of " + label, touched);
            }
            services.write(label + "/target/quarkus-app/quarkus-app-dependencies.txt", "not for images", touched);
        }
        return services;
    }

    void write(String file, String content, FileTime touched) throws Exception {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Files.setLastModifiedTime(path, touched);
    }

    /** Something to build on: an image with one file and a variable. */
    String base() throws Exception {
        Path file = project.resolve("base.tar");
        if (!Files.exists(file)) {
            Path release = Files.writeString(project.resolve("release"), "base");
            Jib.fromScratch()
                    .addLayer(List.of(release), AbsoluteUnixPath.get("/etc"))
                    .addEnvironmentVariable("PATH", "/opt/java/bin")
                    .containerize(Containerizer.to(TarImage.at(file).named("base"))
                            .setBaseImageLayersCache(project.resolve("cache/base"))
                            .setApplicationLayersCache(project.resolve("cache/application")));
        }
        return "tar://" + file;
    }

    /** Runs the command on this project. */
    Answer build(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--project", project.toString(), "--version-label", "1.2.3"));
        all.addAll(List.of("--commit", COMMIT, "--epoch", Long.toString(EPOCH)));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                ImageCommand.run(new PrintStream(out, true), new PrintStream(err, true), all.toArray(String[]::new));
        return new Answer(status, out.toString(), err.toString());
    }
}
