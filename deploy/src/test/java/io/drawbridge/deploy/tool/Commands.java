package io.drawbridge.deploy.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of a document that are marked {@code bash tour}, as somebody pastes them in the repository. */
public record Commands(String script) {

    private static final Pattern TOUR = Pattern.compile("```bash tour\n(.*?)```", Pattern.DOTALL);

    public Commands {
        if (script.isBlank()) {
            throw new IllegalArgumentException("there are no commands in this document");
        }
    }

    public static Commands of(String document) {
        try {
            String text = Files.readString(Sources.repository(document));
            return new Commands(
                    TOUR.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs all of them in the root of the repository, with the environment of this tool. */
    public Output run(Tool like) {
        String script = "cd '" + Sources.repository("") + "'\n" + this.script;
        return new Tool(Path.of("/bin/bash"), like.folder(), like.environment()).run("-euo", "pipefail", "-c", script);
    }
}
