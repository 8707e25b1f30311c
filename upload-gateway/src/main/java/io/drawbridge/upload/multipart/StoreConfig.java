package io.drawbridge.upload.multipart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The S3-compatible store that objects are written to. */
@ConfigMapping(prefix = "drawbridge.store")
public interface StoreConfig {

    /** Where it is; AWS when not set. */
    Optional<URI> endpoint();

    /** Whether the store may be reached by plain http beyond this machine: what is uploaded can be read on the way. */
    @WithDefault("false")
    boolean allowPlainHttp();

    /** The region that requests are signed for. */
    @WithDefault("us-east-1")
    String region();

    /** Whether the bucket goes into the path; most stores that are not AWS need it. */
    @WithDefault("true")
    boolean pathStyle();

    /** What the store is given to check the bytes by. */
    @WithDefault("whole")
    StoreChecksums checksums();

    /**
     * Whether the completion of a multipart upload also says how long the object is (x-amz-mp-object-size). AWS checks it;
     * several stores ignore or refuse the header, and where checksums are {@code whole} it adds little.
     */
    @WithDefault("false")
    boolean announceSize();
}
