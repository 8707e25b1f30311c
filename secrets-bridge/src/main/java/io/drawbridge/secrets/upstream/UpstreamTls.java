package io.drawbridge.secrets.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Whom the bridge trusts and who it is, from PEM files that may change while it runs. */
final class UpstreamTls {

    private static final Logger LOG = Logger.getLogger(UpstreamTls.class);

    private final Optional<String> trusted;
    private final Optional<String> certificate;
    private final Optional<String> key;
    private final Duration reload;

    UpstreamTls(UpstreamConfig config) {
        this.trusted = config.caCertificate();
        this.certificate = config.clientCertificate();
        this.key = config.clientKey();
        this.reload = config.tlsReload();
    }

    void configure(HttpClientOptions options) {
        trust().ifPresent(options::setTrustOptions);
        identity().ifPresent(options::setKeyCertOptions);
    }

    /** New connections use the new files; a file that cannot be read leaves things as they are. */
    void keepUpToDate(Vertx vertx, HttpClient client) {
        if (!files().isEmpty() && !reload.isZero()) {
            FileTime[] last = {newest()};
            vertx.setPeriodic(reload.toMillis(), timer -> {
                FileTime now = newest();
                if (!now.equals(last[0])) {
                    last[0] = now;
                    update(client);
                }
            });
        }
    }

    private void update(HttpClient client) {
        SSLOptions options = new SSLOptions();
        trust().ifPresent(options::setTrustOptions);
        identity().ifPresent(options::setKeyCertOptions);
        // By force: the options are the same, what is in the files is not.
        client.updateSSLOptions(options, true)
                .onSuccess(done -> LOG.info("certificates for the upstream were read anew"))
                .onFailure(failure -> LOG.warnf("certificates for the upstream are not usable: %s", failure));
    }

    private Optional<PemTrustOptions> trust() {
        return trusted.map(file -> new PemTrustOptions().addCertPath(file));
    }

    private Optional<PemKeyCertOptions> identity() {
        return certificate.map(file -> new PemKeyCertOptions().addCertPath(file).addKeyPath(key.orElseThrow()));
    }

    private List<Path> files() {
        return Stream.of(trusted, certificate, key)
                .flatMap(Optional::stream)
                .map(Path::of)
                .toList();
    }

    private FileTime newest() {
        return files().stream()
                .map(UpstreamTls::modified)
                .max(FileTime::compareTo)
                .orElseThrow();
    }

    /** Through links: a mounted Secret is changed by changing a link. */
    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
