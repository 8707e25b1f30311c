package io.drawbridge.benchmark;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that each benchmark has. The help text is the script's. */
final class RunOptions {

    @Option(names = "--note")
    String note = "";

    @Option(names = "--write")
    boolean write;

    @Option(names = "--no-build", description = "for the script, which has acted on it already")
    boolean noBuild;

    @Option(names = "--project", hidden = true)
    Path project = Path.of("");

    /** These options filled in; the process ends with 2 where the arguments are wrong. */
    static <T> T parse(T options, String[] arguments) {
        CommandLine command = new CommandLine(options);
        try {
            command.parseArgs(arguments);
        } catch (ParameterException e) {
            System.err.println(command.getCommandName() + ": " + e.getMessage()); // console
            System.exit(2);
        }
        return options;
    }
}
