package io.drawbridge.token.caller;

import io.drawbridge.token.file.FileWatcher;
import io.drawbridge.token.file.WatchedFile;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the API keys of the configuration and of the mounted file, or refuses to start and names the property. */
final class ApiKeysReader {

    private final Set<KeyHash> seen = new HashSet<>();

    @Produces
    @Singleton
    static ApiKeyBook book(ApiKeysConfig config, ApiKeysFileConfig file, FileWatcher watcher) {
        ApiKeys configured = new ApiKeysReader().read(config);
        if (file.apiKeysFile().isEmpty()) {
            return new ApiKeyBook(() -> configured);
        }
        WatchedFile<ApiKeys> watched = watcher.watch(
                "drawbridge.api-keys-file", file.apiKeysFile().get(), new ApiKeysFileReader(configured)::read);
        return new ApiKeyBook(watched::current);
    }

    ApiKeys read(ApiKeysConfig config) {
        return new ApiKeys(config.keys().entrySet().stream().map(this::read).toList());
    }

    private ApiKey read(Map.Entry<String, ApiKeysConfig.Entry> entry) {
        String property = "drawbridge.api-keys.\"" + entry.getKey() + "\"";
        ApiKeysConfig.Entry value = entry.getValue();
        List<KeyHash> hashes =
                value.sha256().stream().map(hex -> hash(property, hex)).toList();
        try {
            Set<String> groups = value.groups().orElse(Set.of());
            return new ApiKey(new Caller(value.subject(), groups, CallerKind.API_KEY), hashes);
        } catch (ProblemException e) {
            throw new ConfigurationException(property + ": " + e.detail(), e);
        }
    }

    private KeyHash hash(String property, String hex) {
        KeyHash hash;
        try {
            hash = KeyHash.parse(hex.strip());
        } catch (ProblemException e) {
            throw new ConfigurationException(property + ".sha256: " + e.detail(), e);
        }
        if (!seen.add(hash)) {
            throw new ConfigurationException(property + ".sha256: this key is configured twice");
        }
        return hash;
    }
}
