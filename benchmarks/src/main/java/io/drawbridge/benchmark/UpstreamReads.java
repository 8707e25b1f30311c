package io.drawbridge.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How often the bridge asked upstream for each path, by its audit log. */
final class UpstreamReads {

    private static final Pattern MISS = Pattern.compile("verb=read path=\\\\?\"([^\"\\\\]+)\\\\?\"[^\\n]*cache=miss");

    private final Path log;
    private long from;

    UpstreamReads(Path log) {
        this.log = log;
    }

    /** From here on. */
    void skip() throws IOException {
        from = Files.size(log);
    }

    /** Of the path that was asked for most. */
    long mostOfOnePath() throws IOException {
        byte[] all = Files.readAllBytes(log);
        String text = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        return most(byPath(text).values());
    }

    static Map<String, Long> byPath(String text) {
        return MISS.matcher(text)
                .results()
                .map((MatchResult miss) -> miss.group(1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long most(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
