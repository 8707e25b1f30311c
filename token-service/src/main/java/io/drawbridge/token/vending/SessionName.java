package io.drawbridge.token.vending;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The name of a session, which shows the caller in CloudTrail: 2 characters up to the issuer's limit, of
 * {@code [\w+=,.@-]}. A subject that does not fit is cut and gets a mark of its own, so that no two callers share a name.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">Name</a>
 */
record SessionName(String value) {

    private static final String FOREIGN = "[^A-Za-z0-9_+=,.@-]";
    private static final int MARK_LENGTH = 8;

    static SessionName of(String subject, int maxLength) {
        String clean = subject.replaceAll(FOREIGN, "-");
        if (clean.equals(subject) && clean.length() >= 2 && clean.length() <= maxLength) {
            return new SessionName(clean);
        }
        String kept = clean.substring(0, Math.min(clean.length(), maxLength - MARK_LENGTH - 1));
        return new SessionName(kept + "-" + mark(subject));
    }

    /** A name-based UUID is a hash that needs no checked exceptions; it protects nothing. */
    private static String mark(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, MARK_LENGTH);
    }
}
