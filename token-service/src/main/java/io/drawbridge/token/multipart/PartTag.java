package io.drawbridge.token.multipart;

import io.drawbridge.token.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * A part as the client has it, with the ETag that the store answered; clients send that with its quotes, without them,
 * or with them twice.
 *
 * @param etag without quotes
 */
public record PartTag(int number, String etag) {

    private static final Pattern ETAG = Pattern.compile("[!#-~]{1,256}");

    public PartTag {
        if (number < 1 || number > PartPlan.MOST_PARTS) {
            throw ProblemException.invalid("PartNumber must be between 1 and " + PartPlan.MOST_PARTS);
        }
        if (etag == null || !ETAG.matcher(etag.replace("\"", "")).matches()) {
            throw ProblemException.invalid("ETag must be what the store answered in its ETag header");
        }
        etag = etag.replace("\"", "");
    }
}
