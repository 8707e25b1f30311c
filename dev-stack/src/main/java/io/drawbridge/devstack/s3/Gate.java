package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.identity.Identity;
import io.drawbridge.devstack.identity.LongTermIdentity;
import io.drawbridge.devstack.identity.Permissions;
import io.drawbridge.devstack.identity.Recognition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Decides on every request before S3Proxy sees it, by access key, session token, expiry, method, bucket, key, query and
 * headers. What is not allowed is denied. S3Proxy then checks the signature, so nothing is done for who only knows an
 * access key.
 */
final class Gate {

    private final Identities identities;
    private final Uploads uploads;

    Gate(Identities identities, Uploads uploads) {
        this.identities = Objects.requireNonNull(identities, "identities");
        this.uploads = Objects.requireNonNull(uploads, "uploads");
    }

    /** @throws S3Refusal if it is not allowed */
    Admission admit(S3Call call) {
        HttpServletRequest request = call.request();
        Presented presented = Presented.in(request).orElseThrow(S3Refusal::accessDenied);
        presented.requireSigned(request);
        Identity identity = recognize(presented);
        S3Operation operation = call.operation();
        if (operation instanceof S3Operation.Known known) {
            decide(identity, known);
            known.uploadId().ifPresent(id -> uploads.require(call.target(), id));
        } else if (operation instanceof S3Operation.Unknown && !isOwner(identity)) {
            throw S3Refusal.accessDenied();
        }
        Set<StoredName> objects = new HashSet<>();
        objects.add(call.target());
        call.copySource().ifPresent(objects::add);
        return new Admission(identity, objects);
    }

    private Identity recognize(Presented presented) {
        Recognition recognition = identities.recognize(presented.accessKeyId(), presented.sessionToken());
        if (recognition instanceof Recognition.Recognized recognized) {
            return recognized.identity();
        }
        if (recognition instanceof Recognition.Expired) {
            throw new S3Refusal(400, "ExpiredToken", "The provided token has expired.");
        }
        if (recognition instanceof Recognition.WrongToken) {
            throw new S3Refusal(403, "InvalidToken", "The provided token is malformed or otherwise invalid.");
        }
        throw new S3Refusal(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }

    private static void decide(Identity identity, S3Operation.Known operation) {
        if (!operation.demands().stream().allMatch(identity::allows)) {
            throw S3Refusal.accessDenied();
        }
    }

    private static boolean isOwner(Identity identity) {
        return identity instanceof LongTermIdentity user && user.permissions() == Permissions.EVERYTHING;
    }
}
