package io.drawbridge.token.door.aws;

import io.drawbridge.token.http.RawPath;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import io.drawbridge.token.vending.CredentialAsk;

/** What credentials are asked for, where a client can send nothing but an address. */
record CredentialAddress(RawPath path, AddressOptions options) {

    /**
     * @param path of the request line, raw: what a router makes of it may not be the key that the store is asked for
     * @param query of the request line, raw; may be null
     * @param door what comes before the bucket, ending in a slash
     */
    static CredentialAsk parse(String path, String query, String door) {
        return new CredentialAddress(RawPath.of(path, door), AddressOptions.parse(query)).ask();
    }

    private CredentialAsk ask() {
        Scope scope = new Scope(new BucketName(path.bucket()), target(), options.actions());
        return new CredentialAsk(scope, options.lifetime(), false);
    }

    /** A folder is told from an object by its last character: there is no room for a field. */
    private Target target() {
        if (path.key().isEmpty()) {
            throw ProblemException.invalid("Name a key, or a prefix that ends in '/', after the bucket.");
        }
        return path.key().endsWith("/") ? new KeyPrefix(path.key()) : new ObjectKey(path.key());
    }
}
