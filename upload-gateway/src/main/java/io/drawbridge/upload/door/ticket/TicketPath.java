package io.drawbridge.upload.door.ticket;

import io.drawbridge.upload.door.ObjectPath;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * {@code /u/{ticket}} or {@code /u/{ticket}/{filename…}}. The ticket is a secret that stands in the path.
 *
 * @param filename of a file, or of a folder for forms: one or more segments, decoded
 */
public record TicketPath(Bearer ticket, Optional<String> filename) {

    private static final int NAME = 2;
    private static final String SLASH = "/";

    /**
     * @param rawPath the path of the request line, without query
     * @throws Refusal when there is no ticket in it, or it would be another path for a router
     */
    public static TicketPath parse(String rawPath) {
        return of(ObjectPath.segments(rawPath));
    }

    /** The same, with a slash at its end or without: what stands after the ticket is a folder. */
    public static TicketPath parseFolder(String rawPath) {
        String path = rawPath.endsWith(SLASH) ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        return of(ObjectPath.segments(path));
    }

    private static TicketPath of(List<String> segments) {
        List<String> name = segments.subList(NAME, segments.size());
        return new TicketPath(
                Bearer.of(segments.get(1))
                        .orElseThrow(() -> new Refusal(Reason.UNAUTHENTICATED, "There is no ticket in the path.")),
                name.isEmpty() ? Optional.empty() : Optional.of(String.join(SLASH, name)));
    }
}
