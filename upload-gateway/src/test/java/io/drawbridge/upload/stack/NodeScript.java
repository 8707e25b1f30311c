package io.drawbridge.upload.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.InstalledServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A script of {@code src/test/browser} that plays a client, and what it has to tell. */
public record NodeScript(String script, Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Plays it to its end; throws with what it said when it does not get there. */
    public JsonNode play(Map<String, Object> scenario) throws Exception {
        Path errors = Files.createTempFile(folder, "script", ".log");
        InstalledServers tools = InstalledServers.onThisMachine();
        ProcessBuilder node = new ProcessBuilder(List.of(
                        "node", Path.of("src", "test", "browser", script).toString()))
                .redirectError(errors.toFile());
        Map<String, String> environment = node.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG"));
        environment.put("HOME", folder.toString());
        environment.put("FOLDER", folder.toString());
        environment.put("BROWSER_TOOLS", tools.folder("browser").toString());
        tools.find("chromium").ifPresent(chromium -> environment.put("CHROMIUM", chromium.toString()));
        environment.put("SCENARIO", JSON.writeValueAsString(scenario));
        Process process = node.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(script + " did not end well: " + Files.readString(errors));
        }
        return JSON.readTree(told);
    }
}
