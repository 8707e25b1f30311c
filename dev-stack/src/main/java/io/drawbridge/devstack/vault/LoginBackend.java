package io.drawbridge.devstack.vault;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The logins by which a service gets its token: AppRole and Kubernetes. */
final class LoginBackend {

    private record AppRole(String secretId, Set<String> policies, Duration lifetime) {}

    private record KubernetesRole(Predicate<String> accepts, Set<String> policies, Duration lifetime) {}

    private final Map<String, AppRole> appRoles = new HashMap<>();
    private final Map<String, KubernetesRole> kubernetesRoles = new HashMap<>();
    private final Tokens tokens;

    LoginBackend(Tokens tokens) {
        this.tokens = tokens;
    }

    void appRole(String roleId, String secretId, Set<String> policies, Duration lifetime) {
        appRoles.put(roleId, new AppRole(secretId, policies, lifetime));
    }

    void kubernetesRole(String role, Predicate<String> accepts, Set<String> policies, Duration lifetime) {
        kubernetesRoles.put(role, new KubernetesRole(accepts, policies, lifetime));
    }

    static boolean isLogin(VaultCall call) {
        return call.operation() == Operation.WRITE
                && call.path().startsWith("auth/")
                && call.path().endsWith("/login");
    }

    VaultReply login(VaultCall call) {
        return switch (call.path()) {
            case "auth/approle/login" -> byAppRole(call.text("role_id"), call.text("secret_id"));
            case "auth/kubernetes/login" -> byKubernetes(call.text("role"), call.text("jwt"));
            default -> VaultReply.error(403, "permission denied");
        };
    }

    private VaultReply byAppRole(String roleId, String secretId) {
        AppRole role = appRoles.get(roleId);
        if (role == null || !role.secretId().equals(secretId)) {
            return VaultReply.error(400, "invalid role or secret ID");
        }
        return issue(role.policies(), role.lifetime(), Map.of("role_name", roleId));
    }

    private VaultReply byKubernetes(String name, String jwt) {
        KubernetesRole role = kubernetesRoles.get(name);
        if (role == null) {
            return VaultReply.error(400, "invalid role name \"" + name + "\"");
        }
        if (!role.accepts().test(jwt)) {
            return VaultReply.error(403, "permission denied");
        }
        return issue(role.policies(), role.lifetime(), Map.of("role", name));
    }

    private VaultReply issue(Set<String> policies, Duration lifetime, Map<String, String> about) {
        return VaultReply.auth(tokens.issue(policies, false, lifetime, about).auth());
    }
}
