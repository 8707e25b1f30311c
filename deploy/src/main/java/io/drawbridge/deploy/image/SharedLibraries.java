package io.drawbridge.deploy.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that programs are linked with, and the loader, as {@code ldd} finds them. */
final class SharedLibraries {

    private static final Pattern PLACE = Pattern.compile("(?m)^\\s+(?:\\S+ => )?(/\\S+) \\(0x");

    private SharedLibraries() {}

    /** Those of the system: what lies beside a program travels with it. */
    static Set<Path> of(List<Path> programs) throws IOException, InterruptedException {
        Set<Path> found = new TreeSet<>();
        for (Path program : programs) {
            Matcher place = PLACE.matcher(ldd(program));
            while (place.find()) {
                found.add(Path.of(place.group(1)));
            }
        }
        Path folder = programs.get(0).getParent().getParent();
        found.removeIf(library -> library.startsWith(folder));
        return found;
    }

    private static String ldd(Path program) throws IOException, InterruptedException {
        Process ldd = new ProcessBuilder("ldd", program.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(ldd.getInputStream().readAllBytes());
        if (ldd.waitFor() != 0) {
            throw new IOException("ldd " + program + ": " + text.strip());
        }
        return text;
    }
}
