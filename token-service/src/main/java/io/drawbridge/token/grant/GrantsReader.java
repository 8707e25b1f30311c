package io.drawbridge.token.grant;

import io.drawbridge.token.file.FileWatcher;
import io.drawbridge.token.file.WatchedFile;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes the grants of the configuration and of the mounted file, or refuses to start and names the property. */
final class GrantsReader {

    private static final String PREFIX = "drawbridge.grants.\"";

    @Produces
    @Singleton
    GrantBook book(
            GrantsConfig config, GrantsFileConfig file, GrantRule rule, FileWatcher watcher, InstantSource clock) {
        List<Grant> configured = read(config);
        configured.forEach(grant -> rule.brokenBy(grant).ifPresent(broken -> {
            throw source(grant.name()).refuse(broken.key(), -1, broken.advice());
        }));
        if (file.grantsFile().isEmpty()) {
            Grants grants = new Grants(configured);
            return new GrantBook(() -> grants, clock);
        }
        WatchedFile<Grants> watched = watcher.watch(
                "drawbridge.grants-file", file.grantsFile().get(), new GrantsFileReader(configured, rule)::read);
        return new GrantBook(watched::current, clock);
    }

    static List<Grant> read(GrantsConfig config) {
        return config.grants().entrySet().stream().map(GrantsReader::read).toList();
    }

    private static Grant read(Map.Entry<String, GrantsConfig.Entry> grant) {
        return new GrantReader(grant.getKey(), grant.getValue(), source(grant.getKey())).read();
    }

    private static GrantSource source(String name) {
        return (key, index, advice) ->
                new ConfigurationException(PREFIX + name + "\"" + (key.isEmpty() ? "" : "." + key) + ": " + advice);
    }
}
