package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A base made of this machine's JDK and the libraries that it is linked with, for those who reach no registry. */
final class JavaBase {

    /** All that the services use; jdk.zipfs opens the jars, java.desktop has the beans of YAML and JSON libraries. */
    private static final String MODULES = "java.se,jdk.unsupported,jdk.zipfs,jdk.management,jdk.crypto.ec,"
            + "jdk.naming.dns,jdk.net,jdk.random,jdk.security.auth,jdk.jfr";

    private static final String HOME = "/opt/java";

    private JavaBase() {}

    /**
     * Writes the archive.
     *
     * @param scratch an empty folder for what comes in between
     */
    static void write(Path archive, Path scratch) throws IOException, InterruptedException {
        Path java = scratch.resolve("java");
        link(java);
        try {
            Jib.fromScratch()
                    .addFileEntriesLayer(libraries(SharedLibraries.of(programs(java))))
                    .addFileEntriesLayer(files(java))
                    .addEnvironmentVariable("JAVA_HOME", HOME)
                    .addEnvironmentVariable("PATH", HOME + "/bin")
                    .containerize(Containerizer.to(TarImage.at(archive).named("java-base"))
                            .setBaseImageLayersCache(scratch.resolve("base"))
                            .setApplicationLayersCache(scratch.resolve("application")));
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new IOException("the base could not be made: " + e.getMessage(), e);
        } catch (com.google.cloud.tools.jib.api.InvalidImageReferenceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void link(Path java) throws IOException {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IOException("this Java has no jlink: a whole JDK is needed"));
        int status = jlink.run(
                System.err, // console
                System.err, // console
                "--add-modules=" + MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + java);
        if (status != 0) {
            throw new IOException("jlink ended with status " + status);
        }
    }

    /** What is loaded by each service; other libraries of java.desktop need more of the system and are never loaded. */
    private static List<Path> programs(Path java) {
        return Stream.of("bin/java", "lib/server/libjvm.so", "lib/libjava.so", "lib/libnet.so", "lib/libzip.so")
                .map(java::resolve)
                .toList();
    }

    private static FileEntriesLayer libraries(Set<Path> libraries) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("libraries");
        for (Path library : libraries) {
            layer.addEntry(library, AbsoluteUnixPath.get(library.toString()), FilePermissions.fromOctalString("755"));
        }
        return layer.build();
    }

    private static FileEntriesLayer files(Path java) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("java");
        try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                AbsoluteUnixPath place = AbsoluteUnixPath.get(HOME).resolve(java.relativize(file));
                layer.addEntry(file, place, permissions(file));
            }
        }
        return layer.build();
    }

    private static FilePermissions permissions(Path file) throws IOException {
        boolean runs = Files.getPosixFilePermissions(file).containsAll(PosixFilePermissions.fromString("--x------"));
        return FilePermissions.fromOctalString(runs ? "755" : "644");
    }
}
