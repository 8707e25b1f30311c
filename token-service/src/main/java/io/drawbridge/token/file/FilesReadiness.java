package io.drawbridge.token.file;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells where a mounted file is broken. Stays up: what was read before serves, and all replicas read the same file. */
@Readiness
@ApplicationScoped
class FilesReadiness implements HealthCheck {

    private final FileWatcher watcher;

    FilesReadiness(FileWatcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("mounted files").up();
        watcher.files().forEach(file -> answer.withData(file.property(), state(file)));
        return answer.build();
    }

    private static String state(WatchedFile<?> file) {
        return file.trouble()
                .map(trouble -> "not reloaded, see " + trouble.findings().get(0).place())
                .orElse("current");
    }
}
