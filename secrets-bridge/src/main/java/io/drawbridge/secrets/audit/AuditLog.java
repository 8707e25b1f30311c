package io.drawbridge.secrets.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * One line for each read and login, in the category {@code drawbridge.audit}. The bridge hides tenants from Vault's own
 * audit log, so this one is not optional.
 */
@Singleton
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("drawbridge.audit");

    private final MeterRegistry meters;

    AuditLog(MeterRegistry meters) {
        this.meters = meters;
    }

    public void write(AuditedRead read) {
        meters.counter("drawbridge_secret_reads", "verb", read.verb(), "outcome", read.outcome(), "cache", read.cache())
                .increment();
        meters.timer("drawbridge_secret_age", "cache", read.cache()).record(read.age());
        LOG.infof(
                "read tenant=%s verb=%s path=%s version=%s decision=%s outcome=%s cache=%s age_ms=%d upstream_ms=%d request_id=%s",
                read.tenant(),
                read.verb(),
                quoted(read.path()),
                read.version() == 0 ? "current" : Integer.toString(read.version()),
                quoted(read.decision()),
                read.outcome(),
                read.cache(),
                read.age().toMillis(),
                read.upstream().toMillis(),
                read.requestId());
    }

    /** @param tenant "-" when nobody could be made out */
    public void writeLogin(String tenant, String outcome, String requestId) {
        meters.counter("drawbridge_tenant_logins", "outcome", outcome).increment();
        LOG.infof("login tenant=%s outcome=%s request_id=%s", tenant, outcome, requestId);
    }

    /** @param grant as it was asked for */
    public void writeCredentials(String tenant, String grant, String outcome, String requestId) {
        meters.counter("drawbridge_tenant_credentials", "outcome", outcome).increment();
        LOG.infof("credentials tenant=%s grant=%s outcome=%s request_id=%s", tenant, quoted(grant), outcome, requestId);
    }

    /** Keeps one field one field; control characters never get here. */
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
