package io.drawbridge.token.store;

import io.drawbridge.token.scope.StoreProfile;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The store that credentials are for, as clients are told: {@code drawbridge.store.*}. */
@ConfigMapping(prefix = "drawbridge.store")
public interface StoreConfig {

    /** Where clients reach it; absent for AWS, whose SDKs know. */
    Optional<URI> endpoint();

    /**
     * Whether the store and STS may be reached by plain http beyond this machine. Sessions and the service's signed
     * requests could be read and used on the way.
     */
    @WithDefault("false")
    boolean allowPlainHttp();

    /** The region that clients sign for. */
    @WithDefault("us-east-1")
    String region();

    /** Whether clients address buckets by path; most stores but AWS need it. */
    @WithDefault("true")
    boolean pathStyle();

    /** Which kind of store it is: {@code aws}, {@code seaweedfs}, {@code minio}, {@code ceph} or {@code generic}. */
    @WithDefault("generic")
    StoreProfile profile();
}
