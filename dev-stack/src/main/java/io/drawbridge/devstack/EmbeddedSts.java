package io.drawbridge.devstack;

import io.drawbridge.devstack.sts.StsEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The STS of {@link EmbeddedS3}, on the same endpoint: {@code GetFederationToken}, {@code AssumeRole} and
 * {@code GetCallerIdentity} with the bounds, documents and errors of AWS. It counts its calls, and fails or dawdles when
 * told to.
 */
public final class EmbeddedSts {

    private final URI endpoint;
    private final StsEndpoint sts;

    EmbeddedSts(URI endpoint, StsEndpoint sts) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.sts = Objects.requireNonNull(sts, "sts");
    }

    public URI endpoint() {
        return endpoint;
    }

    /** How often an action such as {@code AssumeRole} was asked for, failed calls included. */
    public int calls(String action) {
        return sts.calls(action);
    }

    /** How often sessions were asked for. */
    public int sessionCalls() {
        return calls("GetFederationToken") + calls("AssumeRole");
    }

    /** The next calls are answered 400 {@code Throttling}. SDKs repeat such calls. */
    public void throttleNext(int calls) {
        failNext(calls, 400, "Throttling", "Rate exceeded");
    }

    /** The next calls are answered 503. SDKs repeat such calls. */
    public void unavailableNext(int calls) {
        failNext(calls, 503, "ServiceUnavailable", "Service is unable to handle request.");
    }

    /** The next calls are answered with this error, for example {@code PackedPolicyTooLarge} of AWS. */
    public void failNext(int calls, int status, String code, String message) {
        sts.trouble().fail(calls, status, code, message);
    }

    /** Ends what was asked for of these. */
    public void recover() {
        sts.trouble().end();
    }

    /** The next calls take this much longer. */
    public void delayNext(int calls, Duration time) {
        sts.trouble().delay(calls, time);
    }
}
