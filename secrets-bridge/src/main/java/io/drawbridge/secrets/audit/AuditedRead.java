package io.drawbridge.secrets.audit;

import java.time.Duration;

/**
 * Who read what, and how it ended. There is no room for a value in it.
 *
 * @param version 0 for the current one
 * @param upstream zero when Vault was not asked
 * @param age since Vault was asked for what is answered
 */
public record AuditedRead(
        String tenant,
        String verb,
        String path,
        int version,
        String decision,
        String outcome,
        String cache,
        Duration upstream,
        Duration age,
        String requestId) {}
