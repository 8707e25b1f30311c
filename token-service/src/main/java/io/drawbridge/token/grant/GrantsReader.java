package io.drawbridge.token.grant;

import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.grant.Grant.Limits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the grants of the configuration, or refuses to start and names the property. */
final class GrantsReader {

    private static final Duration USUAL = Duration.ofHours(1);

    @Produces
    @Singleton
    Grants read(GrantsConfig config) {
        return new Grants(config.grants().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Grant read(String name, GrantsConfig.Entry entry) {
        String grant = "drawbridge.grants.\"" + name + "\"";
        BucketName bucket = named(grant + ".bucket", () -> new BucketName(entry.bucket()));
        List<KeyPattern> keys = named(grant + ".keys", () -> keys(entry.keys()));
        Set<Action> actions = named(grant + ".actions", () -> actions(entry.actions()));
        Set<CallerKind> kinds = named(grant + ".kinds", () -> kinds(entry.kinds()));
        Lifetime lifetime = named(grant + ".max-ttl", () -> lifetime(entry));
        OptionalLong size = size(entry.maxObjectSize());
        Limits limits = named(grant + ".max-object-size", () -> new Limits(lifetime, size));
        Audience audience = named(grant, () -> new Audience(names(entry.subjects()), names(entry.groups()), kinds));
        return named(grant, () -> new Grant(name, audience, bucket, keys, actions, limits));
    }

    private static <T> T named(String property, Supplier<T> value) {
        try {
            return value.get();
        } catch (ProblemException e) {
            throw new ConfigurationException(property + ": " + e.detail(), e);
        }
    }

    private static List<KeyPattern> keys(List<String> patterns) {
        return patterns.stream().map(KeyPattern::parse).toList();
    }

    private static Set<Action> actions(Collection<String> names) {
        return names.stream().map(Action::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<CallerKind> kinds(Optional<Set<String>> names) {
        return names(names).stream().map(CallerKind::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Optional<Set<String>> names) {
        return names.orElse(Set.of());
    }

    private static Lifetime lifetime(GrantsConfig.Entry entry) {
        Duration max = entry.maxTtl();
        Duration usual = entry.defaultTtl().orElse(USUAL.compareTo(max) < 0 ? USUAL : max);
        return new Lifetime(usual, max);
    }

    private static OptionalLong size(Optional<MemorySize> size) {
        return size.map(MemorySize::asLongValue).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
