package io.drawbridge.secrets.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code drawbridge.rules."<name>".…}: who may read what. Without a rule nobody reads anything. */
@ConfigMapping(prefix = "drawbridge.rules")
public interface RulesConfig {

    /** Rules by a name that audit lines show. */
    @WithParentName
    Map<String, Rule> rules();

    /** One rule. */
    interface Rule extends AudienceConfig {

        /** Mount of a KV engine, without slashes at the ends. */
        @NotBlank
        String mount();

        /** Paths below the mount: {@code *} at the end, {@code +} for one segment, {@code {namespace}}. */
        @NotEmpty
        List<@NotBlank String> paths();

        /** What is allowed there. */
        @WithDefault("read,list,metadata")
        @NotEmpty
        Set<Verb> verbs();
    }
}
