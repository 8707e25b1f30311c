package io.drawbridge.token.presign;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.presign.UrlSigner.Signing;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CredentialAsk;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.IssuerCredentials;
import io.drawbridge.token.vending.Vended;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * One request with one object, signed: decided by the same grants as credentials are, and failing with the same
 * {@link ProblemException}s.
 */
@ApplicationScoped
public class Presigning {

    private final CredentialVendor vendor;
    private final UrlSigner signer;
    private final StoreConfig store;
    private final IssuerCredentials own;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Presigning(
            CredentialVendor vendor,
            UrlSigner signer,
            StoreConfig store,
            IssuerCredentials own,
            InstantSource clock,
            MeterRegistry meters) {
        this.vendor = vendor;
        this.signer = signer;
        this.store = store;
        this.own = own;
        this.clock = clock;
        this.meters = meters;
    }

    /** A URL to upload the object with. */
    public Uni<SignedUrl> put(Caller caller, ObjectAddress object, PutConditions conditions, UrlLifetime lifetime) {
        return vend(caller, object, Action.UPLOAD, lifetime)
                .map(vended -> signer.put(
                        object, UploadLimits.of(vended, store.profile()).apply(conditions), signing(vended, lifetime)))
                .invoke(signed -> count("PUT"));
    }

    /** A URL to download the object with. */
    public Uni<SignedUrl> get(Caller caller, ObjectAddress object, UrlLifetime lifetime) {
        return vend(caller, object, Action.DOWNLOAD, lifetime)
                .map(vended -> signer.get(object, signing(vended, lifetime)))
                .invoke(signed -> count("GET"));
    }

    /** A form to upload the object with, for browsers; the only way to limit the size without knowing it. */
    public Uni<PostForm> post(Caller caller, ObjectAddress object, FormConditions conditions, UrlLifetime lifetime) {
        return vend(caller, object, Action.UPLOAD, lifetime)
                // The SDK may look for the service's own credentials, which blocks.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(vended -> form(object, conditions, vended, lifetime))
                .invoke(signed -> count("POST"));
    }

    private Uni<Vended> vend(Caller caller, ObjectAddress object, Action action, UrlLifetime lifetime) {
        return vendor.vendForSigning(caller, new CredentialAsk(object.scope(action), lifetime.session(), false));
    }

    private PostForm form(ObjectAddress object, FormConditions conditions, Vended vended, UrlLifetime lifetime) {
        Instant now = clock.instant();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("success_action_status", "201");
        fields.putAll(conditions.attributes().fields());
        PostPolicy policy = new PostPolicy(
                object,
                fields,
                0,
                UploadLimits.of(vended, store.profile()).largestForm(conditions),
                now.plus(lifetime.until(vended.credentials().expiration(), now)));
        URI url = signer.bucket(object, signing(vended, lifetime));
        return new PolicySignature(poster(vended), store.region(), now).sign(policy, url);
    }

    /** Either way the policy names the key, the size and the end; see ADR 17. */
    private AwsCredentials poster(Vended vended) {
        return store.profile().takesPostPoliciesOfSessions()
                ? vended.credentials().identity()
                : own.resolveCredentials();
    }

    private static Signing signing(Vended vended, UrlLifetime lifetime) {
        return new Signing(vended.credentials(), lifetime);
    }

    private void count(String method) {
        meters.counter("drawbridge.presigned", "method", method).increment();
    }
}
