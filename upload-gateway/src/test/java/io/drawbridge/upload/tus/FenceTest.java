package io.drawbridge.upload.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.integrity.DigestAlgorithm;
import io.drawbridge.upload.integrity.ExpectedDigest;
import io.drawbridge.upload.integrity.TrailerDigests;
import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.part.PartPlans;
import io.drawbridge.upload.part.PartSizes;
import io.drawbridge.upload.part.PartSpace;
import io.drawbridge.upload.tus.Backstage.Replica;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories in which several requests work at one upload, overtake each other, are killed, lose answers, and whose parts
 * land late: what was told to be safe stays safe, and the object is the source.
 */
class FenceTest {

    private static final int PART = 10;
    private static final int HISTORIES = 4_000;
    private static final int REQUESTS = 12;
    private static final UploadId ID = new UploadId("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, 0.2})
    void whatIsSafeStaysSafe(double failures) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(seed, failures).play();
        }
    }

    @Test
    void theHistoriesReachWhatTheyAreAbout() {
        int heard = 0;
        int failed = 0;
        int takenOver = 0;
        int extended = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed, 0.03);
            history.play();
            heard += history.heard;
            failed += history.failed;
            takenOver += history.store.state.fence().epoch() > 3 ? 1 : 0;
            extended += history.store.state.progress().next() > Reservation.FIRST + 1 ? 1 : 0;
        }
        assertThat(heard).isGreaterThan(HISTORIES * REQUESTS / 2);
        assertThat(failed).isGreaterThan(HISTORIES);
        assertThat(takenOver).isGreaterThan(HISTORIES / 2);
        assertThat(extended).isGreaterThan(HISTORIES / 2);
    }

    private static final class History {

        private final int seed;
        private final Random random;
        private final Backstage backstage;
        private final FakeStore store;
        private final byte[] source;
        private final List<Replica> replicas = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private long safe;
        private int writers;
        private int heard;
        private int failed;

        private History(int seed, double failures) {
            this.seed = seed;
            this.random = new Random(seed);
            this.backstage = new Backstage(random, failures);
            this.store = new FakeStore(backstage);
            this.source = new byte[random.nextInt(400)];
            random.nextBytes(source);
            Long length = random.nextBoolean() ? (long) source.length : null;
            Subject subject = new Subject("bucket", "key", false, "", "upload", PART);
            store.state = UploadState.created(subject, length, Instant.EPOCH, new Fence(1, 1, "creator"))
                    .with(Progress.NONE);
        }

        private void play() {
            for (int request = 0; request < REQUESTS; request++) {
                begin(random.nextInt(4));
                for (int steps = random.nextInt(40); steps > 0 && !backstage.isIdle(); steps--) {
                    backstage.step();
                }
                if (random.nextInt(3) == 0) {
                    replicas.get(random.nextInt(replicas.size())).kill();
                }
            }
            backstage.finish();
            for (int attempt = 0; attempt < 200 && (store.object == null || safe < source.length); attempt++) {
                begin(0);
                backstage.finish();
            }
            assertThat(lost).as("history %d", seed).isEmpty();
            assertThat(store.object).as("history %d", seed).isEqualTo(source);
            assertThat(safe).isEqualTo(source.length);
        }

        /** @param how 0: sends all there is; 1: with a checksum; 2: with a wrong one; 3: its client leaves */
        private void begin(int how) {
            Replica replica = new Replica();
            replicas.add(replica);
            long safeBefore = safe;
            Uni<Opened> opened = store.statesFor(replica)
                    .read(ID)
                    .map(found -> new Opened(
                            new Writer(ID, store.statesFor(replica), "writer-" + writers++, found.orElseThrow()),
                            store.partsFor(replica),
                            null));
            opened.chain(Opened::settled)
                    .chain(Opened::completed)
                    .invoke(looked -> heard(looked.state(), safeBefore))
                    .chain(looked -> looked.state().phase() == Phase.COMPLETED
                            ? Uni.createFrom().item(looked.state())
                            : send(looked, how, replica))
                    .subscribe()
                    .with(done -> heard(done, safeBefore), failure -> failed++);
        }

        private Uni<UploadState> send(Opened opened, int how, Replica replica) {
            long offset = opened.state().offset();
            boolean tells = opened.state().length() == null && how == 0;
            OptionalLong total = tells ? OptionalLong.of(source.length) : OptionalLong.empty();
            boolean bounded = tells || opened.state().length() != null;
            byte[] rest = Arrays.copyOfRange(source, (int) offset, source.length);
            byte[] piece = how == 0 ? rest : Arrays.copyOf(rest, random.nextInt(rest.length + 1));
            Incoming incoming = new Incoming(source.length - offset, bounded, digest(piece, how));
            return opened.writer()
                    .write(state ->
                            Lengths.told(state, total).takenOver().reserved(Reservation.FIRST, incoming.isChecked()))
                    .chain(() -> new Append(
                                    opened.writer(),
                                    store.statesFor(replica),
                                    opened.parts(),
                                    cutters().beginPiece(PART, Runnable::run),
                                    incoming,
                                    Runnable::run)
                            .run(body(piece, how == 3), 2))
                    .chain(() -> opened.completed())
                    .map(Opened::state);
        }

        private static PartCutters cutters() {
            PartSizes sizes = new PartSizes(5 << 20, 5 << 20);
            return new PartCutters(
                    new PartPlans(sizes, OptionalLong.empty()),
                    PartSpace.inMemory(new ByteBudget(8 * PART, PART), sizes),
                    2,
                    3 * PART,
                    Duration.ofSeconds(9));
        }

        private Multi<ByteBuffer> body(byte[] piece, boolean leaves) {
            List<ByteBuffer> chunks = new ArrayList<>();
            for (int at = 0; at < piece.length; ) {
                int length = Math.min(piece.length - at, 1 + random.nextInt(25));
                chunks.add(ByteBuffer.wrap(piece, at, length));
                at += length;
            }
            Multi<ByteBuffer> all = Multi.createFrom().iterable(chunks);
            return leaves
                    ? Multi.createBy()
                            .concatenating()
                            .streams(all, Multi.createFrom().failure(new IllegalStateException("left")))
                    : all;
        }

        private static AnnouncedDigests digest(byte[] piece, int how) {
            if (how != 1 && how != 2) {
                return AnnouncedDigests.NONE;
            }
            CRC32 crc = new CRC32();
            crc.update(piece);
            long value = crc.getValue() + (how == 2 ? 1 : 0);
            byte[] octets = ByteBuffer.allocate(4).putInt((int) value).array();
            return new AnnouncedDigests(
                    List.of(ExpectedDigest.ofBase64(
                            "Upload-Checksum",
                            DigestAlgorithm.CRC32,
                            Base64.getEncoder().encodeToString(octets))),
                    TrailerDigests.NONE);
        }

        /** Nothing that was safe when the request began may be missing. */
        private void heard(UploadState state, long safeBefore) {
            heard++;
            if (state.offset() < safeBefore) {
                // Thrown here it would be swallowed.
                lost.add(state.offset() + " after " + safeBefore);
            }
            safe = Math.max(safe, state.offset());
        }
    }
}
