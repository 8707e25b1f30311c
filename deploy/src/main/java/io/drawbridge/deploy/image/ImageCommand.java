package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes the images of built services, by jib; the program behind {@code deploy/images/build}. */
public final class ImageCommand {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final ImageOptions options;
    private final PrintStream out;

    private ImageCommand(ImageOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, System.err, arguments)); // console
    }

    /** Returns the exit status. What the charts want to know is written as values, by release. */
    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        ImageOptions options = new ImageOptions();
        try {
            new CommandLine(options).parseArgs(arguments);
            new ImageCommand(options, out).build();
            return 0;
        } catch (ParameterException | IllegalArgumentException e) {
            err.println("build: " + e.getMessage() + " (see --help)");
            return WRONG_USAGE;
        } catch (IOException e) {
            err.println("build: " + e.getMessage());
            return FAILED;
        }
    }

    private void build() throws IOException, InterruptedException {
        Target target = options.target();
        Base base = options.base();
        if (target instanceof Target.Folder folder) {
            Files.createDirectories(folder.folder());
        }
        for (Service service : options.services.stream().map(Service::named).toList()) {
            ServiceImage image =
                    new ServiceImage(service, base, content(service), options.revision(), options.architecture);
            print(service, image.build(containerizer(target, service)));
        }
    }

    private Content content(Service service) throws IOException {
        return options.executable
                ? new Content.Executable(ElfFile.require(service.executable(options.project), options.architecture))
                : new Content.Jars(service.jars(options.project));
    }

    private Containerizer containerizer(Target target, Service service) {
        // In the project's own folder: a cache that another project or user filled has no say.
        Path cache = options.project.resolve("deploy/target/images");
        return target.containerizer(repository(service), tag())
                .setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("application"))
                .setAllowInsecureRegistries(options.insecure)
                .setToolName("drawbridge");
    }

    private String repository(Service service) {
        return options.group + "/" + service.label();
    }

    private String tag() {
        return options.tag.orElse(options.version);
    }

    private void print(Service service, JibContainer image) {
        String registry =
                options.registry.map(host -> "registry: " + host + ", ").orElse("");
        out.printf(
                "%s:%n  image: {%srepository: %s, tag: %s, digest: \"%s\"}%n",
                service.label(), registry, repository(service), tag(), image.getDigest());
        if (options.executable) {
            out.println("  runtime: native");
        }
    }
}
