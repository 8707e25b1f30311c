package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which server was measured, as it says itself. */
enum ServerVersion {
    /** Such as {@code version 8000GB 4.48 linux amd64}, after which it advertises. */
    SEAWEEDFS("weed", "(?m)^version \\S+ (\\d\\S*)"),
    /** Such as {@code OpenBao v2.7.2 (9e0a0d3), committed 2026-10-26}. */
    OPENBAO("bao", "(?m)^OpenBao v(\\d\\S*)");

    private final String executable;
    private final Pattern line;

    ServerVersion(String executable, String line) {
        this.executable = executable;
        this.line = Pattern.compile(line);
    }

    String installed() throws IOException {
        String tool = InstalledServers.onThisMachine().require(executable).toString();
        Process asked =
                new ProcessBuilder(tool, "version").redirectErrorStream(true).start();
        return parse(new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    String parse(String output) {
        Matcher found = line.matcher(output);
        return found.find() ? found.group(1) : "of an unknown version";
    }
}
