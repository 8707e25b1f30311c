package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bridge's ServiceAccount and rights as its chart makes them, with every right that can be asked for. */
final class ChartRights {

    private static final Set<String> KINDS =
            Set.of("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");
    private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\w+)$");
    private static final Path CHART = Path.of("..", "deploy", "charts", "secrets-bridge");

    private ChartRights() {}

    static void apply(KubeApiServer cluster, String namespace) {
        cluster.apply(Arrays.stream(render(namespace).split("(?m)^---$"))
                .filter(ChartRights::isRight)
                .collect(Collectors.joining("\n---\n")));
    }

    private static String render(String namespace) {
        ProcessBuilder helm = new ProcessBuilder(
                        InstalledServers.onThisMachine().require("helm4").toString(),
                        "template",
                        "secrets-bridge",
                        CHART.toAbsolutePath().normalize().toString(),
                        "--namespace=" + namespace,
                        "--set=rbac.namespaces=true,rbac.notifier=true,secrets.existingSecret=bridge")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = helm.start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("helm cannot render " + CHART);
            }
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRight(String document) {
        Matcher kind = KIND.matcher(document);
        return kind.find() && KINDS.contains(kind.group(1));
    }
}
