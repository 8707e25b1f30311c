package io.drawbridge.token.multipart;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.vending.SessionCredentials;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the object, once: looks at the size before, and where the answer is lost, late or repeated, at what has become of
 * the object after.
 */
@Singleton
final class Completion {

    /** After these the object may be there, made by this call or by an earlier one. */
    private static final Set<ProblemType> UNSETTLED =
            Set.of(ProblemType.NO_SUCH_UPLOAD, ProblemType.STORE_UNAVAILABLE, ProblemType.WRITE_CONFLICT);

    private final PartStore store;

    Completion(PartStore store) {
        this.store = store;
    }

    Uni<Completed> complete(SessionCredentials session, OpenUpload upload, PartTags parts) {
        return checkSize(session, upload, parts)
                .chain(() -> store.complete(session, upload, parts))
                .onFailure()
                .recoverWithUni(failure -> settle(session, upload, parts, failure))
                .map(etag -> new Completed(upload.object(), etag));
    }

    /** A part that is sent again meanwhile has another ETag, which the store then refuses. */
    private Uni<Void> checkSize(SessionCredentials session, OpenUpload upload, PartTags parts) {
        if (upload.size().isEmpty() && upload.maxSize().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.list(session, upload)
                .invoke(stored -> check(upload, size(stored, parts)))
                .replaceWithVoid();
    }

    private static long size(List<StoredPart> stored, PartTags parts) {
        Map<Integer, Long> sizes =
                stored.stream().collect(Collectors.toMap(StoredPart::number, StoredPart::size, (a, b) -> b));
        return parts.parts().stream()
                .mapToLong(part -> sizes.getOrDefault(part.number(), 0L))
                .sum();
    }

    private static void check(OpenUpload upload, long size) {
        if (size > upload.maxSize().orElse(Long.MAX_VALUE)) {
            throw ProblemException.invalid("The parts have " + size + " bytes, and the grant allows objects of "
                    + upload.maxSize().getAsLong() + " at most. Abort the upload.");
        }
        if (upload.size().isPresent() && upload.size().getAsLong() != size) {
            throw ProblemException.invalid("The parts have " + size + " bytes, and the upload was begun for "
                    + upload.size().getAsLong() + ". List the parts, and put those that are missing.");
        }
    }

    /** If the object is what these parts make, an earlier call has made it; if not, the failure stands. */
    private Uni<String> settle(SessionCredentials session, OpenUpload upload, PartTags parts, Throwable failure) {
        ProblemException problem = S3Failures.problem(failure);
        return mayBeDone(session, upload, problem)
                .chain(maybe ->
                        maybe ? store.etag(upload.object()) : Uni.createFrom().failure(problem))
                .onFailure()
                .transform(unseen -> problem)
                .invoke(etag -> requireMadeOf(parts, etag, problem));
    }

    /** Where the object was in the way, it may be because this upload has made it before. */
    private Uni<Boolean> mayBeDone(SessionCredentials session, OpenUpload upload, ProblemException problem) {
        if (problem.type() != ProblemType.ALREADY_EXISTS) {
            return Uni.createFrom().item(UNSETTLED.contains(problem.type()));
        }
        return store.list(session, upload)
                .replaceWith(false)
                .onFailure(S3Failures::isNoSuchUpload)
                .recoverWithItem(true);
    }

    private static void requireMadeOf(PartTags parts, String etag, ProblemException otherwise) {
        boolean made = parts.etagOfObject()
                .filter(expected -> expected.equalsIgnoreCase(etag.replace("\"", "")))
                .isPresent();
        if (!made) {
            throw otherwise;
        }
    }
}
