package io.drawbridge.token.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/browser} that drives Chromium, and what it has to tell. */
final class BrowserScript {

    private static final long LIMIT_SECONDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String script;
    private final Path folder;

    BrowserScript(String script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** Plays this scenario; throws with what the script said if it does not get to the end. */
    JsonNode play(String scenario, Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("scenario", scenario);
        try {
            Path errors = Files.createTempFile(folder, scenario, ".log");
            Process node = process(JSON.writeValueAsString(all))
                    .redirectError(errors.toFile())
                    .start();
            String told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!node.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new IllegalStateException(scenario + " did not end well: " + Files.readString(errors));
            }
            return JSON.readTree(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder process(String scenario) {
        InstalledServers tools = InstalledServers.onThisMachine();
        Path path = Path.of("src", "test", "browser", script);
        ProcessBuilder node = new ProcessBuilder(List.of("node", path.toString()));
        Map<String, String> environment = node.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG"));
        environment.put("HOME", folder.toString());
        environment.put("FOLDER", folder.toString());
        environment.put("BROWSER_TOOLS", tools.folder("browser").toString());
        environment.put("CHROMIUM", tools.require("chromium").toString());
        environment.put("SCENARIO", scenario);
        String pictures = System.getProperty("pictures");
        if (pictures != null) {
            environment.put("PICTURES", pictures);
        }
        return node;
    }
}
