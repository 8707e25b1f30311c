package io.drawbridge.token.multipart;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;

/** Asks for one page after the other: S3 answers a thousand parts at most. */
record PartPages(Function<ListPartsRequest, Uni<ListPartsResponse>> list) {

    Uni<List<StoredPart>> from(ListPartsRequest first) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(first), next -> list.apply(next.get())
                        .invoke(page -> next.set(after(next.get(), page))))
                .whilst(PartPages::isTruncated)
                .onItem()
                .transformToIterable(ListPartsResponse::parts)
                .map(PartPages::stored)
                .collect()
                .asList();
    }

    private static ListPartsRequest after(ListPartsRequest request, ListPartsResponse page) {
        return request.copy(next -> next.partNumberMarker(page.nextPartNumberMarker()));
    }

    /** A page that says there is more but not from where would be asked for again for ever. */
    private static boolean isTruncated(ListPartsResponse page) {
        return Boolean.TRUE.equals(page.isTruncated())
                && page.nextPartNumberMarker() != null
                && !page.parts().isEmpty();
    }

    private static StoredPart stored(Part part) {
        return new StoredPart(part.partNumber(), part.eTag(), part.size());
    }
}
