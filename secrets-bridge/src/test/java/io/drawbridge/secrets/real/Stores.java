package io.drawbridge.secrets.real;

/** Stores of External Secrets that point to a bridge on loopback. */
final class Stores {

    static final String BRIDGE = "kind: ClusterSecretStore, name: bridge";
    static final String BRIDGE_V1 = "kind: ClusterSecretStore, name: bridge-v1";
    static final String OWN = "kind: SecretStore, name: own";
    static final String WEBHOOK = "kind: ClusterSecretStore, name: bridge-webhook";

    private Stores() {}

    static String all(int port, String credential) {
        return String.join(
                "---\n",
                vault("kind: ClusterSecretStore", "name: bridge", "secret", "v2", port),
                vault("kind: ClusterSecretStore", "name: bridge-v1", "kv1", "v1", port),
                vault("kind: SecretStore", "name: own, namespace: team-a", "secret", "v2", port),
                webhook(port, credential));
    }

    private static String vault(String kind, String metadata, String path, String version, int port) {
        return """
                apiVersion: external-secrets.io/v1
                %s
                metadata: {%s}
                spec:
                  provider:
                    vault:
                      server: http://127.0.0.1:%d
                      path: %s
                      version: %s
                      auth:
                        kubernetes:
                          mountPath: kubernetes
                          role: any
                          serviceAccountRef: {name: eso-reader, audiences: [secrets-bridge]}
                """
                .formatted(kind, metadata, port, path, version);
    }

    private static String webhook(int port, String credential) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: bridge-store, namespace: external-secrets, labels: {external-secrets.io/type: webhook}}
                stringData: {token: "%s"}
                ---
                apiVersion: external-secrets.io/v1
                kind: ClusterSecretStore
                metadata: {name: bridge-webhook}
                spec:
                  provider:
                    webhook:
                      url: "http://127.0.0.1:%d/eso/v1/secret?ns={{ .remoteRef.namespace }}&key={{ .remoteRef.key }}&property={{ .remoteRef.property }}&version={{ .remoteRef.version }}"
                      timeout: 10s
                      headers: {Authorization: "Bearer {{ .auth.token }}"}
                      result: {jsonPath: "$.data"}
                      secrets: [{name: auth, secretRef: {name: bridge-store, namespace: external-secrets}}]
                """
                .formatted(credential, port);
    }
}
