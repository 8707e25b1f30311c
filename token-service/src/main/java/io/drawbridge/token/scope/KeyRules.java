package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What keys and prefixes have in common; see {@link ObjectKey}. */
final class KeyRules {

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
    private static final int MAX_BYTES = 1024;

    private KeyRules() {}

    static void check(String what, String key) {
        if (key == null || key.isEmpty()) {
            throw ProblemException.invalid(what + " must not be empty");
        }
        if (utf8Length(what, key) > MAX_BYTES) {
            throw ProblemException.invalid(what + " must not have more than " + MAX_BYTES + " bytes of UTF-8");
        }
        if (key.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(what + " must not hold control characters");
        }
        for (String segment : key.split("/", -1)) {
            checkSegment(what, segment);
        }
    }

    private static void checkSegment(String what, String segment) {
        if (segment.isEmpty()) {
            throw ProblemException.invalid(what + " must not begin with '/' or hold empty segments"
                    + (what.equals("key") ? " or end in '/'" : ""));
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw ProblemException.invalid(what + " must not hold '.' or '..' as a segment");
        }
    }

    /** Strict: half of a surrogate pair has no UTF-8. */
    private static int utf8Length(String what, String key) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
            return bytes.remaining();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid(what + " must be Unicode text (it holds half of a surrogate pair)");
        }
    }
}
