package io.drawbridge.benchmark;

import java.io.IOException;
import java.util.List;

/**
 * What a benchmark says at its end, with the machine it ran on.
 *
 * @param name of its place in docs/benchmarks.md
 */
record Report(String name, RunOptions options) {

    /** Prints the result, and puts it into the document if that was asked for. */
    void publish(String result) throws IOException {
        String text = result + " Machine, shared by all and the load: " + Machine.describe() + "."
                + (options.note.isEmpty() ? "" : " Beside it: " + options.note + ".") + "\n";
        System.out.println("\n" + text); // console
        if (options.write) {
            new Document(options.project.resolve("docs/benchmarks.md"), name).write(text);
        }
    }

    /** A command line without the paths of this machine. */
    String shown(List<String> command) {
        return String.join(" ", command)
                .replace(options.project.toAbsolutePath() + "/", "")
                .replace(options.project + "/", "")
                .replaceFirst("^/\\S*/java ", "java ");
    }
}
