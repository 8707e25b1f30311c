package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a Job that is in the cluster, with the tools of this machine. */
record JobRun(KubeApiServer cluster, Path folder) {

    /** What the one Job said whose name begins so; fails unless it succeeds. */
    String run(String namespace, String name, Map<String, String> more) {
        Path work = work();
        Pod pod = Pod.of(cluster, namespace, find(namespace, name), work);
        Map<String, String> environment = new HashMap<>(pod.environment());
        environment.put(
                "PATH", InstalledServers.onThisMachine().require("bao").getParent() + ":" + System.getenv("PATH"));
        environment.putAll(more);
        List<String> command = pod.command();
        if (environment.containsKey("BAO_ADDR")) {
            environment.putIfAbsent(
                    "JWT_FILE", pod.path("/var/run/secrets/vault/token").toString());
        }
        return new Tool(Path.of(command.get(0)), work, environment)
                .run(command.subList(1, command.size()).toArray(String[]::new))
                .expectSuccess();
    }

    private String find(String namespace, String name) {
        List<String> jobs = cluster.kubectl("-n", namespace, "get", "jobs", "-o", "name")
                .lines()
                .filter(job -> job.startsWith("job.batch/" + name))
                .toList();
        if (jobs.size() != 1) {
            throw new AssertionError("not one Job " + name + ": " + jobs);
        }
        return jobs.get(0);
    }

    private Path work() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder), "job")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
