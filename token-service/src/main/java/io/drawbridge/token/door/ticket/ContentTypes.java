package io.drawbridge.token.door.ticket;

import io.drawbridge.token.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Media types as a request lists them: whole ones, without parameters. */
final class ContentTypes {

    /** RFC 6838, section 4.2; longer ones would not fit into a ticket. */
    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    private ContentTypes() {}

    static Set<String> parse(List<String> listed) {
        Set<String> types = new TreeSet<>();
        for (String type : listed) {
            if (type == null || !TYPE.matcher(type).matches()) {
                throw ProblemException.invalid(
                        "content_types must be like application/pdf, in small letters and without parameters");
            }
            types.add(type);
        }
        if (types.isEmpty()) {
            throw ProblemException.invalid("content_types must not be empty; leave it out to allow any");
        }
        return types;
    }
}
