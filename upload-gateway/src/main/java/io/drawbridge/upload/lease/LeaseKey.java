package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.UploadTarget;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a lease is kept under.
 *
 * @param caller hash of the bearer: a key of a map is no place for a secret
 * @param scope a key or a prefix, or {@link #ANY} for calls on their way
 */
record LeaseKey(String caller, BucketName bucket, String scope) {

    /** No key is empty, so this is none. */
    private static final String ANY = "";

    static LeaseKey of(Bearer caller, CredentialLease lease) {
        UploadTarget asked = lease.asked();
        return new LeaseKey(
                caller.hash(), asked.bucket(), lease.prefix().orElse(asked.key().value()));
    }

    static LeaseKey exact(Bearer caller, UploadTarget target) {
        return new LeaseKey(caller.hash(), target.bucket(), target.key().value());
    }

    static LeaseKey ofBucket(Bearer caller, UploadTarget target) {
        return new LeaseKey(caller.hash(), target.bucket(), ANY);
    }

    /** Where a lease for the target may be: under its key, or under any prefix of it that ends with a slash. */
    static Stream<LeaseKey> candidates(Bearer caller, UploadTarget target) {
        String key = target.key().value();
        String hash = caller.hash();
        Stream<String> prefixes = IntStream.range(0, key.length())
                .filter(i -> key.charAt(i) == '/')
                .mapToObj(i -> key.substring(0, i + 1));
        return Stream.concat(Stream.of(key), prefixes).map(scope -> new LeaseKey(hash, target.bucket(), scope));
    }
}
