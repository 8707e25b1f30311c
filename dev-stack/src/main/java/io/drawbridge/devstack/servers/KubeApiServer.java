package io.drawbridge.devstack.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Kubernetes API on loopback: etcd, kube-apiserver and kube-controller-manager. It knows RBAC, TokenRequest,
 * TokenReview, Pod Security, deletion of namespaces and garbage collection. There are no nodes, and Deployments make no
 * pods.
 */
public final class KubeApiServer implements AutoCloseable {

    /** The audience of tokens that are meant for the API server itself. */
    public static final String API_AUDIENCE = "https://kubernetes.default.svc";

    private final ControlPlane plane;
    private final ToolCommand kubectl;

    private KubeApiServer(ControlPlane plane, ToolCommand kubectl) {
        this.plane = plane;
        this.kubectl = kubectl;
    }

    /** An empty cluster on free ports, with keys and an administrator of its own. */
    public static KubeApiServer start(Path folder) {
        InstalledServers servers = InstalledServers.onThisMachine();
        ControlPlane plane = ControlPlane.start(servers, folder.toAbsolutePath());
        Map<String, String> environment =
                Map.of("KUBECONFIG", plane.kubeconfig().toString());
        return new KubeApiServer(plane, new ToolCommand(servers.require("kubectl"), plane.folder(), environment));
    }

    /** An https URL without a path. */
    public URI address() {
        return plane.address();
    }

    /** The certificate that clients trust, in PEM. */
    public Path caCertificate() {
        return plane.pki().caCertificate();
    }

    /** The key that signs tokens of ServiceAccounts, PKCS 8 in PEM: for tokens that Kubernetes would not issue any more. */
    public Path serviceAccountKey() {
        return plane.pki().tokenKey();
    }

    /** Configuration of the administrator, who may do everything. */
    public Path kubeconfig() {
        return plane.kubeconfig();
    }

    /** Writes a configuration for the holder of this token. */
    public Path writeKubeconfig(Path file, String token) {
        return Kubeconfig.write(file, address(), caCertificate(), token);
    }

    /** What kubectl wrote to its standard output; throws {@link IllegalStateException} with its error output. */
    public String kubectl(String... arguments) {
        return kubectl.run(arguments);
    }

    /** Applies documents; they never show up in the process list or an error. */
    public String apply(String yaml) {
        return kubectl.runWithInput(yaml, "apply", "-f", "-");
    }

    /** Creates something and returns the server's view of it as JSON, for kinds that are an answer, such as TokenReview. */
    public String create(String yaml) {
        return kubectl.runWithInput(yaml, "create", "-o", "json", "-f", "-");
    }

    public void createNamespace(String name) {
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
    }

    public void createServiceAccount(String namespace, String name) {
        apply("{apiVersion: v1, kind: ServiceAccount, metadata: {namespace: %s, name: %s}}".formatted(namespace, name));
    }

    /** A token of a ServiceAccount for one audience; Kubernetes issues none shorter than 10 minutes. */
    public String createToken(String namespace, String serviceAccount, String audience, Duration lifetime) {
        return kubectl(
                        "create",
                        "token",
                        serviceAccount,
                        "--namespace=" + namespace,
                        "--audience=" + audience,
                        "--duration=" + lifetime.toSeconds() + "s")
                .strip();
    }

    /** The controller manager, the API server and etcd, in this order. */
    public List<ServerProcess> processes() {
        return plane.processes();
    }

    @Override
    public void close() {
        plane.close();
    }
}
