package io.drawbridge.secrets.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads in the name of one session. An exception of the Vault client holds the upstream's URL and body, so none leaves
 * this class and none is logged whole.
 */
public final class UpstreamReads {

    private static final Logger LOG = Logger.getLogger(UpstreamReads.class);

    private final UpstreamTransport transport;
    private final UpstreamSession session;
    private final boolean own;
    private final MeterRegistry meters;

    /** @param own whether the session is the bridge's own, whose login fails for no tenant's reason */
    UpstreamReads(UpstreamTransport transport, UpstreamSession session, boolean own, MeterRegistry meters) {
        this.transport = transport;
        this.session = session;
        this.own = own;
        this.meters = meters;
    }

    /** Path segments as they are, not encoded. */
    public Uni<UpstreamAnswer> get(List<String> path, int version) {
        return measured(() ->
                VaultRequest.<byte[]>get("bridge-read").path(encode(path)).queryParam(version > 0, "version", version));
    }

    public Uni<UpstreamAnswer> list(List<String> path) {
        // Not LIST: proxies know GET.
        return measured(
                () -> VaultRequest.<byte[]>get("bridge-list").path(encode(path)).queryParam("list", "true"));
    }

    private Uni<UpstreamAnswer> measured(Supplier<VaultRequest.Builder<byte[]>> request) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return read(request)
                    .onFailure()
                    .recoverWithItem(this::failure)
                    .invoke(answer ->
                            sample.stop(meters.timer("drawbridge_upstream_requests", "outcome", answer.label())));
        });
    }

    /** A token that has become invalid is replaced once. */
    private Uni<UpstreamAnswer> read(Supplier<VaultRequest.Builder<byte[]>> request) {
        return session.token().chain(token -> send(request, token)
                .chain(answer -> answer instanceof UpstreamAnswer.Forbidden
                        ? session.instead(token).chain(other -> other.map(fresh -> send(request, fresh))
                                .orElseGet(() -> Uni.createFrom().item(answer)))
                        : Uni.createFrom().item(answer)));
    }

    private Uni<UpstreamAnswer> send(Supplier<VaultRequest.Builder<byte[]>> request, UpstreamToken token) {
        return transport.send(request.get().token(token.value())).map(UpstreamReads::answer);
    }

    private static UpstreamAnswer answer(VaultResponse<byte[]> response) {
        byte[] body = response.getBody().orElseGet(() -> new byte[0]);
        return switch (response.getStatusCode()) {
            case 200 -> new UpstreamAnswer.Ok(body);
            case 404 -> new UpstreamAnswer.NotFound(body);
            case 403 -> new UpstreamAnswer.Forbidden();
            default -> failed("status " + response.getStatusCode());
        };
    }

    /** Whom the upstream gives no role may read nothing there; that the bridge itself gets in nowhere says nothing. */
    private UpstreamAnswer failure(Throwable thrown) {
        if (thrown instanceof LoginRefusedException && !own) {
            return new UpstreamAnswer.Forbidden();
        }
        return failed(
                thrown instanceof LoginRefusedException refused
                        ? refused.getMessage()
                        : thrown.getClass().getSimpleName());
    }

    private static UpstreamAnswer failed(String reason) {
        LOG.warnf("upstream gave no usable answer: %s", reason);
        return new UpstreamAnswer.Failed(reason);
    }

    /** The client puts paths into the URL as they are. */
    private static String encode(List<String> path) {
        return path.stream()
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
