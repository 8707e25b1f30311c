package io.drawbridge.token.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Configuration mappings as Quarkus makes them, without Quarkus. */
public final class Configs {

    private Configs() {}

    /** The mapping, made of these properties and its defaults alone. */
    public static <T> T of(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(Duration.class, 500, new DurationConverter())
                .withConverter(MemorySize.class, 500, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 250))
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
