package io.drawbridge.token.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Callers that are known by an API key: {@code drawbridge.api-keys."<name>".*}. */
@ConfigMapping(prefix = "drawbridge.api-keys")
public interface ApiKeysConfig {

    /** One entry per caller; the name is only for the configuration. */
    @WithParentName
    Map<String, Entry> keys();

    interface Entry {

        /** The caller's name in grants, logs and CloudTrail. */
        String subject();

        /** SHA-256 of each key that is valid, as 64 hexadecimal digits; several while keys are rotated. */
        List<String> sha256();

        /** Groups that grants may name. */
        Optional<Set<String>> groups();
    }
}
