package io.drawbridge.deploy.helmfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Installs the environment for the first test that asks, and takes it away after the last. */
final class SharedEnvironment implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Environment.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedEnvironment.class))
                .computeIfAbsent(Installed.class, key -> Installed.now(), Installed.class)
                .orFail();
    }

    /** An environment, or why there is none: it is not tried again for each test. */
    private record Installed(Environment environment, Exception failure, Path folder) implements AutoCloseable {

        static Installed now() {
            Path folder = newFolder();
            try {
                return new Installed(Environment.install(folder), null, folder);
            } catch (Exception e) {
                return new Installed(null, e, folder);
            }
        }

        Environment orFail() {
            if (failure != null) {
                throw new IllegalStateException("the environment could not be installed", failure);
            }
            return environment;
        }

        /** Short: sockets below it have at most 107 characters. */
        private static Path newFolder() {
            try {
                return Files.createTempDirectory("env");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws Exception {
            if (environment != null) {
                environment.close();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
