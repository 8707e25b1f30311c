package io.drawbridge.deploy.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code deploy/images/build}, which also holds the help text and knows what is built. */
@Command(name = "build")
final class ImageOptions {

    @Option(names = "--push")
    Optional<String> registry = Optional.empty();

    @Option(names = "--tar")
    Optional<Path> folder = Optional.empty();

    @Option(names = "--native")
    boolean executable;

    @Option(names = "--base")
    Optional<String> base = Optional.empty();

    @Option(names = "--group")
    String group = "drawbridge";

    @Option(names = "--tag")
    Optional<String> tag = Optional.empty();

    @Option(names = "--arch")
    String architecture = "amd64";

    @Option(names = "--insecure")
    boolean insecure;

    @Option(names = "--no-build", description = "for the script, which has acted on it already")
    boolean noBuild;

    @Option(names = "--project", hidden = true, required = true)
    Path project;

    @Option(names = "--version-label", hidden = true, required = true)
    String version;

    @Option(names = "--commit", hidden = true, required = true)
    String commit;

    @Option(names = "--epoch", hidden = true, required = true)
    long epoch;

    @Parameters
    List<String> services = Service.labels();

    Target target() {
        if (registry.isPresent() == folder.isPresent()) {
            throw new IllegalArgumentException("one of --push REGISTRY and --tar DIR is needed");
        }
        return registry.<Target>map(Target.Registry::new)
                .orElseGet(() -> new Target.Folder(folder.orElseThrow().toAbsolutePath()));
    }

    Base base() {
        return Base.of(base.orElse(executable ? Base.NATIVE : Base.JVM));
    }

    Revision revision() {
        return new Revision(version, commit, Instant.ofEpochSecond(epoch));
    }
}
