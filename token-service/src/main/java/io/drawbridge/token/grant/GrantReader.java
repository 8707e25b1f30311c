package io.drawbridge.token.grant;

import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.Encryption;
import io.drawbridge.token.scope.ObjectSettings;
import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes one grant of what is written, or says where that cannot be used. */
final class GrantReader {

    private static final Duration USUAL = Duration.ofHours(1);

    private final String name;
    private final GrantsConfig.Entry entry;
    private final GrantSource source;

    GrantReader(String name, GrantsConfig.Entry entry, GrantSource source) {
        this.name = name;
        this.entry = entry;
        this.source = source;
    }

    Grant read() {
        BucketName bucket = named("bucket", this::bucket);
        List<KeyPattern> keys = each("keys", Optional.of(entry.keys()), KeyPattern::parse);
        Set<Action> actions = Set.copyOf(each("actions", Optional.of(entry.actions()), Action::parse));
        Audience audience = audience();
        Limits limits = limits();
        Optional<IssuerChoice> issuer = named(entry.issuer().isPresent() ? "role-arn" : "issuer", this::issuer);
        return named("", () -> new Grant(name, audience, bucket, keys, actions, limits, issuer));
    }

    private BucketName bucket() {
        if (entry.bucket().indexOf('*') >= 0 || entry.bucket().indexOf('?') >= 0) {
            throw ProblemException.invalid("must be one bucket by its whole name; there are no wildcards for buckets,"
                    + " write a grant for each");
        }
        return new BucketName(entry.bucket());
    }

    private Audience audience() {
        Set<CallerKind> kinds = Set.copyOf(each("kinds", entry.kinds(), CallerKind::parse));
        return named("", () -> new Audience(names(entry.subjects()), names(entry.groups()), kinds));
    }

    private Limits limits() {
        Lifetime lifetime = named("max-ttl", this::lifetime);
        List<String> types = each("content-types", entry.contentTypes(), GrantReader::contentType);
        Optional<Encryption> sse = named(entry.sse().isPresent() ? "sse" : "kms-key-id", this::encryption);
        ObjectSettings settings = named("tags", () -> new ObjectSettings(sse, entry.tags()));
        OptionalLong size = size(entry.maxObjectSize());
        boolean createOnly = entry.createOnly();
        return named(
                "max-object-size", () -> new Limits(lifetime, size, new ContentTypes(types), createOnly, settings));
    }

    private static String contentType(String type) {
        return new ContentTypes(List.of(type)).named().get(0);
    }

    private Lifetime lifetime() {
        Duration max = entry.maxTtl();
        Duration usual = entry.defaultTtl().orElse(USUAL.compareTo(max) < 0 ? USUAL : max);
        return new Lifetime(usual, max);
    }

    private Optional<Encryption> encryption() {
        if (entry.sse().isEmpty() && entry.kmsKeyId().isPresent()) {
            throw ProblemException.invalid("belongs to sse aws:kms and aws:kms:dsse");
        }
        return entry.sse().map(algorithm -> new Encryption(algorithm, entry.kmsKeyId()));
    }

    private Optional<IssuerChoice> issuer() {
        if (entry.issuer().isEmpty() && entry.roleArn().isPresent()) {
            throw ProblemException.invalid("must be assume-role where role-arn is given");
        }
        return entry.issuer().map(type -> new IssuerChoice(type, entry.roleArn()));
    }

    private <T> List<T> each(String key, Optional<List<String>> written, Function<String, T> parse) {
        List<T> parsed = new ArrayList<>();
        for (String text : written.orElse(List.of())) {
            int index = parsed.size();
            parsed.add(named(key, index, () -> parse.apply(text)));
        }
        return parsed;
    }

    private <T> T named(String key, Supplier<T> value) {
        return named(key, -1, value);
    }

    private <T> T named(String key, int index, Supplier<T> value) {
        try {
            return value.get();
        } catch (ProblemException e) {
            throw source.refuse(key, index, e.detail());
        }
    }

    private static Set<String> names(Optional<List<String>> names) {
        return names.map(Set::copyOf).orElse(Set.of());
    }

    private static OptionalLong size(Optional<MemorySize> size) {
        return size.map(MemorySize::asLongValue).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
