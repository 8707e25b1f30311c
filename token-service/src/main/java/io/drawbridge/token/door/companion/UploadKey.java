package io.drawbridge.token.door.companion;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import java.text.Normalizer;
import java.util.UUID;

/**
 * Which object an upload becomes: that of the ticket; or, where the ticket is for a folder, one in it that is named after
 * the file. Where nothing may be replaced, such a name gets a beginning of its own.
 */
final class UploadKey {

    private static final int MAX_LENGTH = 150;
    private static final int MARK_LENGTH = 12;

    /** Beyond Latin-1 no session policy can name a key, and some stores read wildcards in it. */
    private static final String FOREIGN = "[^\\p{L}\\p{N} ._()+,=@-]|[^\\x00-\\xff]";

    private UploadKey() {}

    static ObjectAddress of(Caller holder, String filename) {
        Capability ticket = holder.capability().orElseThrow();
        if (ticket.scope().target() instanceof KeyPrefix prefix) {
            String mark = ticket.limits().createOnly() ? mark() : "";
            return new ObjectAddress(ticket.scope().bucket(), new ObjectKey(prefix.value() + mark + clean(filename)));
        }
        return new ObjectAddress(
                ticket.scope().bucket(), (ObjectKey) ticket.scope().target());
    }

    /** The last segment of the name, in characters that mean only themselves everywhere. */
    static String clean(String filename) {
        if (filename == null || filename.isBlank()) {
            throw ProblemException.invalid("filename is missing");
        }
        String composed = Normalizer.normalize(filename, Normalizer.Form.NFC);
        String last = composed.substring(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll(FOREIGN, "_").strip();
        String kept = plain.substring(Math.max(0, plain.length() - MAX_LENGTH)).strip();
        return kept.isEmpty() || kept.matches("\\.+") ? "file" : kept;
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, MARK_LENGTH) + "-";
    }
}
