package io.drawbridge.system;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the file of the main job is: {@code -Dmain-job.size=3GiB} for the article's size. */
final class MainJobSize {
    private static final Pattern SIZE = Pattern.compile("(\\d+)(MiB|GiB)");

    private MainJobSize() {}

    static long bytes() {
        String text = System.getProperty("main-job.size", "256MiB");
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("main-job.size is like 256MiB or 3GiB, not " + text);
        }
        // One byte more, so that the last part is never full.
        return (Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("GiB") ? 30 : 20)) + 1;
    }
}
