package io.drawbridge.upload.multipart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.tus.StateStore;
import io.drawbridge.upload.tus.Tail;
import io.drawbridge.upload.tus.Trace;
import io.drawbridge.upload.tus.UploadId;
import io.drawbridge.upload.tus.UploadState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.reactivestreams.FlowAdapters;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** States and tails of resumable uploads as objects, with the gateway's own key. */
final class StateObjects implements StateStore {

    private final S3AsyncClient s3;
    private final StatePlace place;
    private final ObjectMapper json;
    private final int repetitions;
    private final Backoff backoff;

    StateObjects(S3AsyncClient s3, StatePlace place, ObjectMapper json, int repetitions, Backoff backoff) {
        this.s3 = s3;
        this.place = place;
        this.json = json;
        this.repetitions = repetitions;
        this.backoff = backoff;
    }

    @Override
    public Uni<Optional<Versioned>> read(UploadId id) {
        return call(() -> s3.getObject(place.get(place.state(id)), AsyncResponseTransformer.toBytes()))
                .map(Optional::of)
                .onFailure(S3Failures::isNoSuchKey)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(StoreRefusals::of)
                .map(found -> found.map(this::parse));
    }

    @Override
    public Uni<String> write(UploadId id, UploadState state, Optional<String> etag) {
        byte[] bytes = bytes(state);
        return call(() ->
                        s3.putObject(place.put(place.state(id), bytes.length, etag), AsyncRequestBody.fromBytes(bytes)))
                .map(answer -> answer.eTag())
                .onFailure(S3Failures::isLostRace)
                .transform(Superseded::new)
                .onFailure(failure -> !(failure instanceof Superseded))
                .transform(StoreRefusals::of);
    }

    @Override
    public Uni<Void> writeTail(UploadId id, long epoch, Part bytes) {
        return call(() -> s3.putObject(
                        place.put(place.tail(id, epoch), bytes.length()),
                        AsyncRequestBody.fromByteBuffersUnsafe(bytes.content())))
                .replaceWithVoid()
                .onFailure()
                .transform(StoreRefusals::of);
    }

    @Override
    public Multi<ByteBuffer> readTail(UploadId id, Tail tail) {
        return call(() -> s3.getObject(place.get(place.tail(id, tail.epoch())), AsyncResponseTransformer.toPublisher()))
                .onItem()
                .transformToMulti(bytes -> Multi.createFrom().publisher(FlowAdapters.toFlowPublisher(bytes)))
                .onFailure()
                .transform(StoreRefusals::of);
    }

    @Override
    public Uni<Void> deleteTail(UploadId id, long epoch) {
        return delete(place.tail(id, epoch));
    }

    @Override
    public Uni<Void> delete(UploadId id) {
        return delete(place.state(id));
    }

    @Override
    public Multi<Trace> traces() {
        return Multi.createFrom()
                .publisher(FlowAdapters.toFlowPublisher(
                        s3.listObjectsV2Paginator(place.list()).contents()))
                .map(place::trace)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onFailure()
                .transform(StoreRefusals::of);
    }

    private Uni<Void> delete(String key) {
        return call(() -> s3.deleteObject(place.delete(key)))
                .replaceWithVoid()
                .onFailure()
                .transform(StoreRefusals::of);
    }

    private <T> Uni<T> call(Supplier<CompletableFuture<T>> attempt) {
        return Uni.createFrom()
                .completionStage(attempt)
                .onFailure(S3Failures::isRetryable)
                .retry()
                .withBackOff(backoff.first(), backoff.longest())
                .withJitter(backoff.jitter())
                .atMost(repetitions);
    }

    private Versioned parse(ResponseBytes<GetObjectResponse> answer) {
        try {
            return new Versioned(
                    json.readValue(answer.asByteArrayUnsafe(), UploadState.class),
                    answer.response().eTag());
        } catch (IOException unreadable) {
            throw Refusal.because(
                    Reason.STORE_FAILED, "The state of this upload cannot be read; begin a new one.", unreadable);
        }
    }

    private byte[] bytes(UploadState state) {
        try {
            return json.writeValueAsBytes(state);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
