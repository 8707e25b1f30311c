package io.drawbridge.secrets.access;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom a rule or grant is for. Namespaces or labels must be said; when both are, both must hold. */
public interface AudienceConfig {

    /** Namespaces of the tenants; {@code *} stands for any characters. */
    Optional<Set<@NotBlank String>> namespaces();

    /** Labels that the namespace must carry, all of them. */
    Map<String, String> namespaceLabels();

    /** ServiceAccounts of the tenants; {@code *} stands for any characters. */
    @WithDefault("*")
    @NotEmpty
    Set<@NotBlank String> serviceAccounts();

    /** Stores of the webhook door instead of ServiceAccounts. */
    Optional<Set<@NotBlank String>> stores();
}
