package io.drawbridge.secrets.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.kv.KvVersion;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an ExternalSecret reads through this bridge.
 *
 * @param refreshed when External Secrets last synced it
 */
record UsedSecrets(String namespace, String name, Optional<Instant> refreshed, Set<SecretPlace> places) {

    private static final ObjectMapper JSON = new ObjectMapper();

    UsedSecrets {
        places = Set.copyOf(places);
    }

    /** {@code find} is not followed: what it will find is not known before. */
    static UsedSecrets of(GenericKubernetesResource resource, NotifierConfig config, KvMounts mounts) {
        JsonNode document = JSON.valueToTree(resource.getAdditionalProperties());
        JsonNode store = document.at("/spec/secretStoreRef");
        Set<SecretPlace> places = new LinkedHashSet<>();
        Stream.concat(
                        stream(document.at("/spec/data")).map(entry -> new Reference(entry, entry.path("remoteRef"))),
                        stream(document.at("/spec/dataFrom")).map(entry -> new Reference(entry, entry.path("extract"))))
                .map(reference -> reference.place(store, config, mounts))
                .forEach(place -> place.ifPresent(places::add));
        return new UsedSecrets(
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName(),
                instant(document.at("/status/refreshTime").asText()),
                places);
    }

    String id() {
        return namespace + "/" + name;
    }

    private record Reference(JsonNode entry, JsonNode remote) {

        Optional<SecretPlace> place(JsonNode store, NotifierConfig config, KvMounts mounts) {
            JsonNode own = entry.at("/sourceRef/storeRef");
            JsonNode used = own.isObject() ? own : store;
            NotifierConfig.Store known = config.stores().get(used.path("name").asText());
            String kind = used.path("kind").asText("SecretStore");
            if (known == null
                    || !known.kind().equals(kind)
                    || !remote.path("key").isTextual()) {
                return Optional.empty();
            }
            boolean versioned = mounts.version(known.mount()) == KvVersion.V2;
            return SecretPlace.ofKey(
                    known.mount(), versioned, remote.path("key").asText());
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
