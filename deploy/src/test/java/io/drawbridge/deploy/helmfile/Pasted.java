package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Commands;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A document's commands in a shell that finds the environment: its tools, its cluster, and its ports under their names. */
record Pasted(Environment environment) {

    Output run(String document) throws IOException {
        InstalledServers installed = InstalledServers.onThisMachine();
        Path folder = environment.newFolder("pasted");
        String path = Sources.deploy("src/test/from-nothing") + ":"
                + installed.require("bao").getParent() + ":" + System.getenv("PATH");
        Map<String, String> helmfile = environment.helmfile("helm4").tool().environment();
        Tool shell = new Tool(Path.of("/bin/bash"), folder, helmfile)
                .with("PATH", path)
                .with("TMPDIR", folder.toString())
                .with("REAL_KUBECTL", installed.require("kubectl").toString())
                .with("REAL_HELMFILE", installed.require("helmfile").toString())
                .with("OVERRIDES", environment.overrides().toString());
        return new Commands(here(Commands.of(document).script())).run(shell);
    }

    private String here(String script) {
        return script.replace(
                        "http://127.0.0.1:8200", environment.vault().address().toString())
                .replace(
                        "http://127.0.0.1:8183",
                        environment.service("secrets-bridge").address().toString())
                .replace(
                        "http://127.0.0.1:8182",
                        environment.service("upload-gateway").address().toString());
    }
}
