package io.drawbridge.secrets.notifier;

import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.kv.KvSource;
import io.drawbridge.secrets.kv.KvVersion;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretReader;
import io.drawbridge.secrets.secret.SecretRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rounds through the secrets in use, by the one replica that leads. It begins without a memory: what changed while nobody
 * led is told by Vault's own times.
 */
final class Rounds {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NotifierConfig config;
    private final KvMounts mounts;
    private final KvSource source;
    private final SecretReader reader;
    private final Notices notices;
    private final Pace pace;
    private final PlaceMemory memory = new PlaceMemory();

    Rounds(NotifierConfig config, KvMounts mounts, KvSource source, SecretReader reader, Notices notices) {
        this.config = config;
        this.mounts = mounts;
        this.source = source;
        this.reader = reader;
        this.notices = notices;
        this.pace = new Pace(config.maxReadsPerSecond());
    }

    /** Blocks as long as it takes; returns the number of secrets that were looked at. */
    int run(Collection<GenericKubernetesResource> resources) {
        Map<SecretPlace, Set<UsedSecrets>> used = users(resources);
        memory.retain(used.keySet());
        used.forEach(this::look);
        notices.send(all(used));
        return used.size();
    }

    private void look(SecretPlace place, Set<UsedSecrets> users) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        pace.await();
        ReadOutcome outcome = fetch(place);
        PlaceMemory.Look look = memory.look(place, outcome);
        if (look == PlaceMemory.Look.CHANGED) {
            changed(place, users);
        } else if (look == PlaceMemory.Look.FIRST) {
            PlaceMemory.updated(outcome).ifPresent(updated -> changed(place, missed(users, updated)));
        }
    }

    private void changed(SecretPlace place, Collection<UsedSecrets> users) {
        if (!users.isEmpty()) {
            reader.forget(place.mount(), place.path());
            users.forEach(user -> notices.add(user, place));
        }
    }

    /** Those that were last synced before the secret was written. */
    private static List<UsedSecrets> missed(Set<UsedSecrets> users, Instant updated) {
        return users.stream()
                .filter(user -> user.refreshed().filter(updated::isAfter).isPresent())
                .toList();
    }

    private ReadOutcome fetch(SecretPlace place) {
        Verb verb = mounts.version(place.mount()) == KvVersion.V2 ? Verb.METADATA : Verb.READ;
        try {
            return source.fetch(new SecretRef(verb, place.mount(), place.path(), 0))
                    .await()
                    .atMost(PATIENCE);
        } catch (TimeoutException e) {
            return new ReadOutcome.Unavailable();
        }
    }

    private Map<SecretPlace, Set<UsedSecrets>> users(Collection<GenericKubernetesResource> resources) {
        Map<SecretPlace, Set<UsedSecrets>> users = new LinkedHashMap<>();
        for (GenericKubernetesResource resource : resources) {
            UsedSecrets used = UsedSecrets.of(resource, config, mounts);
            used.places().forEach(place -> users.computeIfAbsent(place, p -> new LinkedHashSet<>())
                    .add(used));
        }
        return users;
    }

    private static Map<String, UsedSecrets> all(Map<SecretPlace, Set<UsedSecrets>> used) {
        Map<String, UsedSecrets> all = new LinkedHashMap<>();
        used.values().forEach(users -> users.forEach(user -> all.put(user.id(), user)));
        return all;
    }
}
