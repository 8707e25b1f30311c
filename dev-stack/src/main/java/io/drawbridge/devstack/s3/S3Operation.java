package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Demand;
import java.util.List;
import java.util.Optional;

/** What a request asks for. */
sealed interface S3Operation {

    /** In no table. Nobody but the owner of the store gets as far as the store's own answer. */
    record Unknown() implements S3Operation {}

    /**
     * DeleteObjects: everybody may ask, and each key is decided by itself when the body has been read.
     *
     * @param bucket that the keys are in
     */
    record DeleteEach(String bucket) implements S3Operation {}

    /**
     * @param demands all of them have to be allowed
     * @param uploadId of the multipart upload that has to exist for this very key
     */
    record Known(List<Demand> demands, Optional<String> uploadId) implements S3Operation {
        public Known {
            demands = List.copyOf(demands);
            if (demands.isEmpty()) {
                throw new IllegalArgumentException("an operation that demands nothing would be open to all");
            }
        }
    }
}
