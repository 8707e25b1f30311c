package io.drawbridge.secrets.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.secrets.upstream.UpstreamAnswer;
import io.drawbridge.secrets.upstream.UpstreamClient;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks which cluster and which mount answers, each time anew: what was true before an answer says nothing about it.
 *
 * @see <a href="https://openbao.org/api-docs/system/internal-ui-mounts/">OpenBao: sys/internal/ui/mounts</a>
 */
final class UpstreamIdentity {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UpstreamClient upstream;

    UpstreamIdentity(UpstreamClient upstream) {
        this.upstream = upstream;
    }

    /** Empty when the mount does not answer for itself: it is gone, hidden, or no KV mount. */
    Uni<Optional<Identity>> of(Scope scope) {
        List<String> path = new ArrayList<>(List.of("sys", "internal", "ui", "mounts"));
        path.addAll(List.of(scope.mount().split("/")));
        return upstream.as(scope.role()).get(path, 0).chain(answer -> upstream.clusterId()
                .map(cluster -> cluster.flatMap(id -> identity(id, scope.mount(), answer))));
    }

    private static Optional<Identity> identity(String cluster, String mount, UpstreamAnswer answer) {
        return answer instanceof UpstreamAnswer.Ok ok
                ? data(ok.body())
                        .filter(data -> isKv(data, mount))
                        .map(data -> new Identity(
                                cluster,
                                data.path("accessor").asText(),
                                !data.at("/options/version").asText("1").equals("2")))
                : Optional.empty();
    }

    /** A path below another mount is answered with that mount. */
    private static boolean isKv(JsonNode data, String mount) {
        return data.path("type").asText().equals("kv")
                && data.path("path").asText().equals(mount + "/");
    }

    private static Optional<JsonNode> data(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body).path("data"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
