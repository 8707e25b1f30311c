package io.drawbridge.token.file;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Keeps what the service knows from mounted files up to date. A file that cannot be used any more changes nothing. */
@ApplicationScoped
public class FileWatcher {

    private static final Logger LOG = Logger.getLogger(FileWatcher.class);

    private final List<WatchedFile<?>> files = new CopyOnWriteArrayList<>();
    private final FilesConfig config;
    private final Vertx vertx;
    private final MeterRegistry meters;

    FileWatcher(FilesConfig config, Vertx vertx, MeterRegistry meters) {
        this.config = config;
        this.vertx = vertx;
        this.meters = meters;
    }

    /**
     * Reads the file now and again whenever it changes.
     *
     * @param property the key of the configuration that names it, for messages
     * @param reader gets the file's name and its content, and throws {@link FileFormatException} where it cannot be used
     * @throws ConfigurationException if it cannot be used now: the service does not start
     */
    public <T> WatchedFile<T> watch(String property, Path path, BiFunction<String, String, T> reader) {
        WatchedFile<T> file = open(property, path, reader);
        files.add(file);
        Gauge.builder(
                        "drawbridge.file.current",
                        file,
                        watched -> watched.trouble().isEmpty() ? 1 : 0)
                .description("1 if what is in use is what the file says now")
                .tag("file", property)
                .register(meters);
        vertx.setPeriodic(config.pollInterval().toMillis(), timer -> vertx.executeBlocking(work(file), false));
        return file;
    }

    List<WatchedFile<?>> files() {
        return files;
    }

    private static <T> WatchedFile<T> open(String property, Path path, BiFunction<String, String, T> reader) {
        try {
            return new WatchedFile<>(property, path, reader);
        } catch (FileFormatException e) {
            throw new ConfigurationException(property + ": " + e.getMessage(), e);
        }
    }

    private Callable<Void> work(WatchedFile<?> file) {
        return () -> {
            poll(file);
            return null;
        };
    }

    private void poll(WatchedFile<?> file) {
        synchronized (file) {
            switch (file.poll()) {
                case RELOADED -> {
                    LOG.infof("%s: reloaded", file.property());
                    count(file, "success");
                }
                case REFUSED -> {
                    LOG.errorf(
                            "%s: cannot be used, what was read before stays in use: %s",
                            file.property(), file.trouble().orElseThrow().getMessage());
                    count(file, "failure");
                }
                case NONE -> {}
            }
        }
    }

    private void count(WatchedFile<?> file, String result) {
        meters.counter("drawbridge.file.reloads", "file", file.property(), "result", result)
                .increment();
    }
}
