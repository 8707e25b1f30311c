package io.drawbridge.secrets.guard;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Caffeine picks by name for {@link MountMemory}, which a native executable has to be told. */
@RegisterForReflection(classNames = {MemoryClasses.CACHE, MemoryClasses.NODE})
final class MemoryClasses {

    /** Strong keys and values, a maximal size, expiry after access. */
    static final String CACHE = "com.github.benmanes.caffeine.cache.SSMSA";

    static final String NODE = "com.github.benmanes.caffeine.cache.PSAMS";

    private MemoryClasses() {}
}
