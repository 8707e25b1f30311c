package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The three processes of a {@link KubeApiServer}: started one after the other, stopped in reverse. */
final class ControlPlane implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** The controllers that tests see at work. Deployments make no pods on purpose: there are no nodes. */
    private static final String CONTROLLERS = String.join(
            ",",
            "namespace-controller",
            "serviceaccount-controller",
            "serviceaccount-token-controller",
            "root-ca-certificate-publisher-controller",
            "garbage-collector-controller",
            "clusterrole-aggregation-controller",
            "resourcequota-controller");

    private final InstalledServers servers;
    private final Path folder;
    private final ClusterPki pki;
    private final String adminToken = TestSecret.random();
    private final URI etcd = LoopbackHttp.uri(FreePorts.next(), "");
    private final URI etcdPeer = LoopbackHttp.uri(FreePorts.next(), "");
    private final int port = FreePorts.next();
    private final HttpClient http;
    private final Deque<ServerProcess> processes = new ArrayDeque<>();

    private ControlPlane(InstalledServers servers, Path folder, ClusterPki pki) {
        this.servers = servers;
        this.folder = folder;
        this.pki = pki;
        this.http = LoopbackHttp.client(pki.trust());
    }

    static ControlPlane start(InstalledServers servers, Path folder) {
        ControlPlane plane = new ControlPlane(servers, folder, ClusterPki.createIn(folder.resolve("pki")));
        try {
            Kubeconfig.write(plane.kubeconfig(), plane.address(), plane.pki.caCertificate(), plane.adminToken);
            plane.startEtcd();
            plane.startApiServer();
            plane.startControllerManager();
            return plane;
        } catch (RuntimeException e) {
            plane.close();
            throw e;
        }
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + port);
    }

    Path folder() {
        return folder;
    }

    ClusterPki pki() {
        return pki;
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    List<ServerProcess> processes() {
        return List.copyOf(processes);
    }

    @Override
    public void close() {
        while (!processes.isEmpty()) {
            processes.pop().close();
        }
    }

    private void startEtcd() {
        run(
                        "etcd",
                        "--data-dir=" + folder.resolve("data"),
                        "--listen-client-urls=" + etcd,
                        "--advertise-client-urls=" + etcd,
                        "--listen-peer-urls=" + etcdPeer,
                        "--initial-advertise-peer-urls=" + etcdPeer,
                        "--initial-cluster=default=" + etcdPeer,
                        "--unsafe-no-fsync")
                .awaitReady(() -> LoopbackHttp.answers(etcd.resolve("/health")), START_LIMIT);
    }

    private void startApiServer() {
        run(
                        "kube-apiserver",
                        "--etcd-servers=" + etcd,
                        "--bind-address=127.0.0.1",
                        "--advertise-address=127.0.0.1",
                        "--secure-port=" + port,
                        "--tls-cert-file=" + pki.serverCertificate(),
                        "--tls-private-key-file=" + pki.serverKey(),
                        "--cert-dir=" + pki.folder(),
                        "--service-cluster-ip-range=10.0.0.0/24",
                        "--authorization-mode=RBAC",
                        "--token-auth-file=" + writeTokens(),
                        "--anonymous-auth=true",
                        "--allow-privileged=true",
                        "--service-account-issuer=" + KubeApiServer.API_AUDIENCE,
                        "--api-audiences=" + KubeApiServer.API_AUDIENCE,
                        "--service-account-key-file=" + pki.tokenPublicKey(),
                        "--service-account-signing-key-file=" + pki.tokenKey(),
                        "--profiling=false",
                        "--endpoint-reconciler-type=none") // or the log complains about the loopback address
                .awaitReady(() -> adminSees("/readyz"), START_LIMIT);
    }

    private void startControllerManager() {
        run(
                        "kube-controller-manager",
                        "--kubeconfig=" + kubeconfig(),
                        "--bind-address=127.0.0.1",
                        "--secure-port=" + FreePorts.next(),
                        "--leader-elect=false",
                        "--use-service-account-credentials=false",
                        "--service-account-private-key-file=" + pki.tokenKey(),
                        "--root-ca-file=" + pki.caCertificate(),
                        "--cert-dir=" + folder.resolve("controller-manager"),
                        "--controllers=" + CONTROLLERS)
                .awaitReady(() -> adminSees("/api/v1/namespaces/default/serviceaccounts/default"), START_LIMIT);
    }

    private ServerProcess run(String executable, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(servers.require(executable).toString()));
        command.addAll(List.of(arguments));
        ServerProcess process = ServerProcess.start(new ServerCommand(executable, folder, command, Map.of()));
        processes.push(process);
        return process;
    }

    private Path writeTokens() {
        try {
            return Files.writeString(folder.resolve("tokens.csv"), adminToken + ",admin,admin,\"system:masters\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private boolean adminSees(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path)).header("Authorization", "Bearer " + adminToken);
        return LoopbackHttp.answers(http, request);
    }
}
