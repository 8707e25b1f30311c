package io.drawbridge.secrets.secret;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Caffeine picks a class for each combination of features by its name, which a native executable has to be told. A test
 * compares these names with what the cache is made of.
 */
@RegisterForReflection(classNames = {CacheClasses.CACHE, CacheClasses.NODE})
final class CacheClasses {

    /** Strong keys and values, weighed, variable expiry. */
    static final String CACHE = "com.github.benmanes.caffeine.cache.SSMWA";

    static final String NODE = "com.github.benmanes.caffeine.cache.PSWMW";

    private CacheClasses() {}
}
