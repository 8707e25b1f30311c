package io.drawbridge.token.door.aws;

import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.SessionCredentials;

/** Assignments for a POSIX shell, quoted so that no value can be more than a value. */
final class ExportLines {

    private ExportLines() {}

    static String of(SessionCredentials credentials, StoreConfig store) {
        StringBuilder lines = new StringBuilder();
        export(lines, "AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        export(lines, "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        export(lines, "AWS_SESSION_TOKEN", credentials.sessionToken());
        export(lines, "AWS_CREDENTIAL_EXPIRATION", credentials.expiration().toString());
        export(lines, "AWS_DEFAULT_REGION", store.region());
        export(lines, "AWS_REGION", store.region());
        store.endpoint().ifPresent(endpoint -> export(lines, "AWS_ENDPOINT_URL", endpoint.toString()));
        return lines.toString();
    }

    private static void export(StringBuilder lines, String name, String value) {
        lines.append("export ").append(name).append('=').append(quoted(value)).append('\n');
    }

    /** Inside single quotes a shell reads nothing but the closing one. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
