package io.drawbridge.secrets.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Requests to Vault as the bridge itself. An exception of the Vault client holds the upstream's URL and body, so none
 * leaves this class and none is logged whole.
 */
@Singleton
public class UpstreamClient {

    private static final Logger LOG = Logger.getLogger(UpstreamClient.class);

    /** 403 is left to the client as an error: with it a token that has become invalid is replaced once. */
    private static final List<Integer> ANSWERS = List.of(200, 404);

    private final VaultClient vault;
    private final MeterRegistry meters;

    UpstreamClient(VaultClient vault, MeterRegistry meters) {
        this.vault = vault.configure()
                .tokenProvider(new SingleFlightLogin(vault.getTokenProvider()))
                .build();
        this.meters = meters;
    }

    /** Path segments as they are, not encoded. */
    public Uni<UpstreamAnswer> get(List<String> path, int version) {
        VaultRequest.Builder<byte[]> request = VaultRequest.get("bridge-read");
        return send(request.path(encode(path)).queryParam(version > 0, "version", version));
    }

    public Uni<UpstreamAnswer> list(List<String> path) {
        // Not LIST: proxies know GET.
        VaultRequest.Builder<byte[]> request = VaultRequest.get("bridge-list");
        return send(request.path(encode(path)).queryParam("list", "true"));
    }

    /** What the unauthenticated health door says; any status of it is an answer. */
    public Uni<UpstreamHealth> health() {
        VaultRequest<byte[]> request = VaultRequest.<byte[]>get("bridge-health")
                .path("sys", "health")
                .noToken()
                .noNamespace()
                .expectAnyStatus()
                .build(VaultResponse::getBody);
        return Uni.createFrom()
                .completionStage(() -> vault.execute(request))
                .map(response -> UpstreamHealth.ofStatus(response.getStatusCode()))
                .onFailure()
                .recoverWithItem(UpstreamHealth.UNREACHABLE);
    }

    private Uni<UpstreamAnswer> send(VaultRequest.Builder<byte[]> builder) {
        VaultRequest<byte[]> request = builder.expectedStatusCodes(ANSWERS).build(VaultResponse::getBody);
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return Uni.createFrom()
                    .completionStage(() -> vault.execute(request))
                    .map(UpstreamClient::answer)
                    .onFailure()
                    .recoverWithItem(UpstreamClient::failure)
                    .invoke(answer ->
                            sample.stop(meters.timer("drawbridge_upstream_requests", "outcome", label(answer))));
        });
    }

    private static UpstreamAnswer answer(VaultResponse<byte[]> response) {
        byte[] body = response.getBody().orElseGet(() -> new byte[0]);
        return response.getStatusCode() == 200 ? new UpstreamAnswer.Ok(body) : new UpstreamAnswer.NotFound(body);
    }

    private static UpstreamAnswer failure(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        // The status is null when there was no answer.
        Optional<Integer> status = cause instanceof VaultClientException refused
                ? Optional.ofNullable(refused.getStatus())
                : Optional.empty();
        if (status.filter(code -> code == 403).isPresent()) {
            return new UpstreamAnswer.Forbidden();
        }
        String reason = status.map(code -> "status " + code)
                .orElseGet(() -> cause.getClass().getSimpleName());
        LOG.warnf("upstream gave no usable answer: %s", reason);
        return new UpstreamAnswer.Failed(reason);
    }

    private static String label(UpstreamAnswer answer) {
        if (answer instanceof UpstreamAnswer.Ok) {
            return "ok";
        }
        if (answer instanceof UpstreamAnswer.NotFound) {
            return "not_found";
        }
        return answer instanceof UpstreamAnswer.Forbidden ? "forbidden" : "failed";
    }

    /** The client puts paths into the URL as they are. */
    private static String encode(List<String> path) {
        return path.stream()
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
