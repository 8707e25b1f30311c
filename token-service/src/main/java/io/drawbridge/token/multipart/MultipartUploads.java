package io.drawbridge.token.multipart;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.presign.UploadLimits;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.presign.UrlSigner;
import io.drawbridge.token.presign.UrlSigner.Signing;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CredentialAsk;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.Vended;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Uploads in parts for whoever can PUT to a URL. All that touches the store is done with the caller's own session for
 * this one object, vended anew for each call: a grant that is gone ends its uploads, and a session that has expired is
 * never used. Failures are {@link ProblemException}s: 400, 403, 404, 412, 502, 503.
 */
@ApplicationScoped
public class MultipartUploads {

    /** So that no answer grows without bound; the others are signed by {@link #signParts}. */
    public static final int MOST_URLS = 1000;

    private static final int FIRST_URLS_OF_UNKNOWN_SIZE = 100;

    private final CredentialVendor vendor;
    private final PartStore parts;
    private final Completion completion;
    private final Handles handles;
    private final UrlSigner signer;
    private final StoreConfig store;
    private final MeterRegistry meters;

    MultipartUploads(
            CredentialVendor vendor,
            PartStore parts,
            Completion completion,
            Handles handles,
            UrlSigner signer,
            StoreConfig store,
            MeterRegistry meters) {
        this.vendor = vendor;
        this.parts = parts;
        this.completion = completion;
        this.handles = handles;
        this.signer = signer;
        this.store = store;
        this.meters = meters;
    }

    /** Begins an upload and signs its first parts. */
    public Uni<Begun> begin(Caller caller, NewUpload ask) {
        return vend(caller, ask.object(), ask.lifetime()).chain(vended -> begin(caller, ask, vended));
    }

    /** The upload behind a handle; 404 for whoever did not begin it. Does not ask the store. */
    public OpenUpload open(Caller caller, String handle) {
        return handles.open(caller, handle);
    }

    /** URLs for these parts, which may have been signed before; {@link #MOST_URLS} at most. */
    public Uni<SignedParts> signParts(Caller caller, OpenUpload upload, List<Integer> numbers, UrlLifetime lifetime) {
        requireNumbers(numbers);
        return vend(caller, upload.object(), lifetime)
                .chain(vended -> sign(upload, numbers, new Signing(vended.credentials(), lifetime)));
    }

    /** The parts that the store has, all of them, in order. */
    public Uni<List<StoredPart>> listParts(Caller caller, OpenUpload upload) {
        return vend(caller, upload.object(), UrlLifetime.USUAL)
                .chain(vended -> parts.list(vended.credentials(), upload))
                .onFailure()
                .transform(S3Failures::problem);
    }

    /** Makes the object of these parts. May be repeated: what is complete already is answered in the same way. */
    public Uni<Completed> complete(Caller caller, OpenUpload upload, List<PartTag> tags) {
        PartTags named = new PartTags(tags);
        return vend(caller, upload.object(), UrlLifetime.USUAL)
                .chain(vended -> completion.complete(vended.credentials(), upload, named))
                .invoke(completed -> count("completed"));
    }

    /** Ends the upload and deletes its parts. May be repeated. */
    public Uni<Void> abort(Caller caller, OpenUpload upload) {
        return vend(caller, upload.object(), UrlLifetime.USUAL)
                .chain(vended -> parts.abort(vended.credentials(), upload))
                .onFailure(S3Failures::isNoSuchUpload)
                .recoverWithNull()
                .onFailure()
                .transform(S3Failures::problem)
                .invoke(aborted -> count("aborted"));
    }

    private Uni<Vended> vend(Caller caller, ObjectAddress object, UrlLifetime lifetime) {
        return vendor.vendForSigning(caller, new CredentialAsk(object.scope(Action.UPLOAD), lifetime.session(), false));
    }

    private Uni<Begun> begin(Caller caller, NewUpload ask, Vended vended) {
        UploadLimits limits = UploadLimits.of(vended, store.profile());
        ask.size().ifPresent(limits::requireSize);
        limits.requireType(ask.attributes());
        boolean createOnly = limits.createOnly(ask.createOnly());
        return parts.begin(vended.credentials(), ask.object(), ask.attributes())
                .onFailure()
                .transform(S3Failures::problem)
                .invoke(id -> count("begun"))
                .map(id -> new OpenUpload(ask.object(), id, ask.size(), limits.maxSize(), createOnly))
                .chain(upload -> signFirst(caller, upload, new Signing(vended.credentials(), ask.lifetime())));
    }

    private Uni<Begun> signFirst(Caller caller, OpenUpload upload, Signing with) {
        PartPlan plan = upload.plan();
        int first = Math.min(plan.count().orElse(FIRST_URLS_OF_UNKNOWN_SIZE), MOST_URLS);
        return sign(upload, IntStream.rangeClosed(1, first).boxed().toList(), with)
                .map(signed -> new Begun(handles.sign(caller, upload), upload, plan, signed))
                .onFailure()
                .call(() -> parts.abort(with.session(), upload));
    }

    private Uni<SignedParts> sign(OpenUpload upload, List<Integer> numbers, Signing with) {
        PartPlan plan = upload.plan();
        return Uni.createFrom()
                .item(() -> new SignedParts(numbers.stream()
                        .map(number -> sign(upload, plan, number, with))
                        .toList()))
                // A thousand signatures are too much computing for an event loop.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private SignedPart sign(OpenUpload upload, PartPlan plan, int number, Signing with) {
        return new SignedPart(
                number,
                signer.part(upload.object(), upload.uploadId(), number, plan.sizeOf(number), with),
                plan.sizeOf(number));
    }

    private static void requireNumbers(List<Integer> numbers) {
        if (numbers.isEmpty() || numbers.size() > MOST_URLS || numbers.stream().anyMatch(number -> number == null)) {
            throw ProblemException.invalid("part_numbers must hold 1 to " + MOST_URLS + " numbers");
        }
    }

    private void count(String event) {
        meters.counter("drawbridge.uploads", "event", event).increment();
    }
}
