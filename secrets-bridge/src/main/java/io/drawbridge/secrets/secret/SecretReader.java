package io.drawbridge.secrets.secret;

import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.AccessRules;
import io.drawbridge.secrets.access.Decision;
import io.drawbridge.secrets.audit.AuditLog;
import io.drawbridge.secrets.audit.AuditedRead;
import io.drawbridge.secrets.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** One read: decided by the rules, answered by the cache, filtered, and written down. */
@Singleton
public class SecretReader {

    private final AccessRules rules;
    private final UpstreamRoles roles;
    private final SecretCache cache;
    private final AuditLog audit;

    SecretReader(
            AccessRules rules,
            UpstreamRoles roles,
            SecretSource source,
            CacheConfig config,
            AuditLog audit,
            MeterRegistry meters) {
        this.rules = rules;
        this.roles = roles;
        this.audit = audit;
        this.cache = new SecretCache(source, CacheLimits.of(config), Ticker.systemTicker());
        meters.gauge("drawbridge_secret_cache_bytes", cache, SecretCache::weight);
    }

    /** @param requestId of the request that this read belongs to, for the audit line */
    public Uni<ReadOutcome> read(Tenant tenant, SecretRef ref, String requestId) {
        Decision decision = rules.decide(tenant, ref.verb(), ref.mount(), ref.path());
        Uni<CachedRead> read = decision instanceof Decision.Allowed
                ? cache.read(ref.as(roles.of(tenant))).map(found -> found.with(filter(tenant, ref, found.outcome())))
                : Uni.createFrom().item(CachedRead.denied());
        return read.invoke(done -> audit.write(line(tenant, ref, requestId, decision, done)))
                .map(CachedRead::shown);
    }

    /** A list shows only what may be read; when nothing is left it is as if nothing were there. */
    private ReadOutcome filter(Tenant tenant, SecretRef ref, ReadOutcome outcome) {
        if (!(outcome instanceof ReadOutcome.Listed listed)) {
            return outcome;
        }
        ReadOutcome.Listed shown = new ReadOutcome.Listed(listed.names().stream()
                .filter(name -> rules.mayShow(tenant, ref.mount(), ref.path(), name))
                .toList());
        return shown.names().isEmpty() ? new ReadOutcome.Absent() : shown;
    }

    private static AuditedRead line(
            Tenant tenant, SecretRef ref, String requestId, Decision decision, CachedRead read) {
        return new AuditedRead(
                tenant.namespace() + "/" + tenant.serviceAccount(),
                ref.verb().name().toLowerCase(Locale.ROOT),
                ref.mount() + "/" + ref.path(),
                ref.version(),
                decision instanceof Decision.Allowed allowed ? "allowed:" + allowed.rule() : "denied",
                read.outcome().detail(),
                read.use().label(),
                read.upstream(),
                read.age(),
                requestId);
    }
}
