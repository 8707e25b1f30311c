package io.drawbridge.secrets.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretSource;
import io.drawbridge.secrets.secret.SecretValue;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.List;

/** A second witness for an absence: what the secret's metadata says, or the folder that would name it. */
final class Confirmation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretSource source;

    Confirmation(SecretSource source) {
        this.source = source;
    }

    /** Whether the other witness says the same; false also when it may not be asked. */
    Uni<Boolean> of(SecretRef ref, boolean kvV1) {
        return switch (ref.verb()) {
            case READ -> kvV1 ? folder(ref) : metadata(ref);
            case METADATA ->
                source.fetch(Scope.of(ref).ref(Verb.READ, ref.path())).map(ReadOutcome.Absent.class::isInstance);
            // A list is the metadata of a folder; there is no other witness.
            case LIST -> Uni.createFrom().item(true);
        };
    }

    private Uni<Boolean> metadata(SecretRef ref) {
        return source.fetch(Scope.of(ref).ref(Verb.METADATA, ref.path()))
                .map(outcome -> outcome instanceof ReadOutcome.Absent
                        || outcome instanceof ReadOutcome.Found found
                                && hasNoValue(parse(found.value()), ref.version()));
    }

    /** The version was deleted or destroyed, or there never was one. */
    private static boolean hasNoValue(JsonNode metadata, int version) {
        int wanted = version > 0 ? version : metadata.path("current_version").asInt();
        JsonNode about = metadata.path("versions").path(Integer.toString(wanted));
        return metadata.path("versions").isObject()
                && (about.isMissingNode()
                        || about.path("destroyed").asBoolean()
                        || !about.path("deletion_time").asText().isEmpty());
    }

    private Uni<Boolean> folder(SecretRef ref) {
        List<String> segments = ref.path().segments();
        SecretPath parent = new SecretPath(segments.subList(0, segments.size() - 1));
        String name = segments.get(segments.size() - 1);
        return source.fetch(Scope.of(ref).ref(Verb.LIST, parent))
                .map(outcome -> outcome instanceof ReadOutcome.Absent
                        || outcome instanceof ReadOutcome.Listed listed
                                && !listed.names().contains(name));
    }

    private static JsonNode parse(SecretValue value) {
        try {
            return JSON.readTree(value.bytes());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
