package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import java.util.Map;

/**
 * Tags that show the caller whole where the session's name has only a part of it. In CloudTrail they are on the call of
 * STS, not on those of S3.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Session tags</a>
 */
final class SessionTags {

    private static final String FOREIGN = "[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    private SessionTags() {}

    /** A caller's names have at most 256 characters, as have a tag's values. */
    static Map<String, String> of(Caller caller) {
        return Map.of(
                "drawbridge:caller", caller.subject().replaceAll(FOREIGN, "-"),
                "drawbridge:kind", caller.kind().toString());
    }
}
