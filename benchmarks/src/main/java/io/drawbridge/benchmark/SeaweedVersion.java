package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which SeaweedFS was measured, as it says itself. */
final class SeaweedVersion {

    /** Such as {@code version 8000GB 4.48 linux amd64}, after which it advertises. */
    private static final Pattern LINE = Pattern.compile("(?m)^version \\S+ (\\d\\S*)");

    private SeaweedVersion() {}

    static String installed() throws IOException {
        String weed = InstalledServers.onThisMachine().require("weed").toString();
        Process asked =
                new ProcessBuilder(weed, "version").redirectErrorStream(true).start();
        return parse(new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    static String parse(String output) {
        Matcher line = LINE.matcher(output);
        return line.find() ? line.group(1) : "of an unknown version";
    }
}
