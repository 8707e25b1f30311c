package io.drawbridge.system;

import io.drawbridge.devstack.servers.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a document, in its order, as somebody pastes them: blocks that are marked {@code bash tour} and
 * {@code python tour}. Only the ports are moved to where the stack runs.
 */
record Tour(String bash, String python) {
    private static final Pattern BASH = Pattern.compile("```bash tour\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PYTHON = Pattern.compile("```python tour\n(.*?)```", Pattern.DOTALL);

    static Tour of(String document, Stack stack) throws IOException {
        String text = Files.readString(Checkout.file(document));
        return new Tour(moved(blocks(BASH, text), stack), moved(blocks(PYTHON, text), stack));
    }

    /** A shell in which the commands find what their readers have: the clients, and the files of the stack. */
    static Shell shell(Path folder, Path tools, Stack stack) {
        return new Shell(folder, tools)
                .with("TENANT_JWT_FILE", stack.file("tenant.jwt").toString())
                .with("UPLOADER_JWT_FILE", stack.file("uploader.jwt").toString());
    }

    /** Output of everything; the Python blocks run after the others, as one program. */
    String run(Shell shell, Path folder) throws IOException, InterruptedException {
        String output = bash.isEmpty() ? "" : shell.run(bash);
        if (python.isEmpty()) {
            return output;
        }
        Files.writeString(folder.resolve("tour.py"), python);
        return output + shell.run("python-clients tour.py");
    }

    private static String blocks(Pattern kind, String document) {
        return kind.matcher(document).results().map(result -> result.group(1)).collect(Collectors.joining());
    }

    private static String moved(String commands, Stack stack) {
        return commands.replace("http://127.0.0.1:8181", stack.ready().get("token_service"))
                .replace("http://127.0.0.1:8182", stack.ready().get("upload_gateway"))
                .replace("http://127.0.0.1:8183", stack.ready().get("secrets_bridge"))
                .replace("http://127.0.0.1:9100", stack.ready().get("s3"));
    }
}
