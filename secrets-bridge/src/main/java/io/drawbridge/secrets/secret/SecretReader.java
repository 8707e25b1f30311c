package io.drawbridge.secrets.secret;

import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.AccessRules;
import io.drawbridge.secrets.access.Decision;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Subject;
import io.drawbridge.secrets.audit.AuditLog;
import io.drawbridge.secrets.audit.AuditedRead;
import io.drawbridge.secrets.tenant.NamespaceLabels;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** One read: decided by the rules, answered by the cache, filtered, and written down. */
@Singleton
public class SecretReader {

    private final AccessRules rules;
    private final UpstreamRoles roles;
    private final NamespaceLabels labels;
    private final SecretCache cache;
    private final AuditLog audit;

    SecretReader(
            AccessRules rules,
            UpstreamRoles roles,
            NamespaceLabels labels,
            SecretSource source,
            CacheConfig config,
            AuditLog audit,
            MeterRegistry meters) {
        this.rules = rules;
        this.roles = roles;
        this.labels = labels;
        this.audit = audit;
        this.cache = new SecretCache(source, CacheLimits.of(config), Ticker.systemTicker());
        meters.gauge("drawbridge_secret_cache_bytes", cache, SecretCache::weight);
    }

    /** @param requestId of the request that this read belongs to, for the audit line */
    public Uni<ReadOutcome> read(Subject caller, SecretRef ref, String requestId) {
        return labels.describe(caller).flatMap(subject -> decided(subject, ref, requestId));
    }

    /** Asks Vault again at the next read of this secret, in whatever version. */
    public void forget(String mount, SecretPath path) {
        cache.forget(mount, path);
    }

    private Uni<ReadOutcome> decided(Subject subject, SecretRef ref, String requestId) {
        Decision decision = rules.decide(subject, ref.verb(), ref.mount(), ref.path());
        Uni<CachedRead> read = decision instanceof Decision.Allowed
                ? cache.read(ref.as(roles.of(subject))).map(found -> found.with(filter(subject, ref, found.outcome())))
                : Uni.createFrom().item(CachedRead.unread(decision));
        return read.invoke(done -> audit.write(line(subject, ref, requestId, decision, done)))
                .map(CachedRead::shown);
    }

    /** A list shows only what may be read; when nothing is left it is as if nothing were there. */
    private ReadOutcome filter(Subject subject, SecretRef ref, ReadOutcome outcome) {
        if (!(outcome instanceof ReadOutcome.Listed listed)) {
            return outcome;
        }
        ReadOutcome.Listed shown = new ReadOutcome.Listed(listed.names().stream()
                .filter(name -> rules.mayShow(subject, ref.mount(), ref.path(), name))
                .toList());
        return shown.names().isEmpty() ? new ReadOutcome.Absent() : shown;
    }

    private static AuditedRead line(
            Subject subject, SecretRef ref, String requestId, Decision decision, CachedRead read) {
        return new AuditedRead(
                subject.label(),
                ref.verb().name().toLowerCase(Locale.ROOT),
                ref.mount() + "/" + ref.path(),
                ref.version(),
                decision.label(),
                read.outcome().detail(),
                read.use().label(),
                read.upstream(),
                read.age(),
                requestId);
    }
}
