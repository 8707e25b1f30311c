package io.drawbridge.upload.object;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.regex.Pattern;

/**
 * The name of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">naming rules</a>
 */
public record BucketName(String value) {

    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    public BucketName {
        if (!RULE.matcher(value).matches()
                || value.contains("..")
                || ADDRESS.matcher(value).matches()) {
            throw new Refusal(
                    Reason.INVALID_BUCKET,
                    "A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens,"
                            + " begins and ends with a letter or digit, and is not an IP address.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
