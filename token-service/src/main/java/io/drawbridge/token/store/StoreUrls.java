package io.drawbridge.token.store;

import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3Utilities;
import software.amazon.awssdk.services.s3.model.GetUrlRequest;

/** Where objects are to be found, by the rules of the SDK; without signatures, so without rights. */
@Singleton
public class StoreUrls {

    private final StoreConfig store;
    private final S3Utilities utilities;

    StoreUrls(StoreConfig store) {
        this.store = store;
        this.utilities = S3Utilities.builder()
                .region(Region.of(store.region()))
                .s3Configuration(S3Configuration.builder()
                        .pathStyleAccessEnabled(store.pathStyle())
                        .build())
                .build();
    }

    public URI of(ObjectAddress object) {
        return url(object.bucket(), object.key().value());
    }

    /** Scheme, host and port that browsers talk to for objects of this bucket. */
    public String origin(BucketName bucket) {
        URI any = url(bucket, "any");
        return any.getScheme() + "://" + any.getRawAuthority();
    }

    private URI url(BucketName bucket, String key) {
        GetUrlRequest.Builder ask =
                GetUrlRequest.builder().bucket(bucket.value()).key(key);
        store.endpoint().ifPresent(ask::endpoint);
        return URI.create(utilities.getUrl(ask.build()).toString());
    }
}
