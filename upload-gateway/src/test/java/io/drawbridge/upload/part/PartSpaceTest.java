package io.drawbridge.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartSpaceTest {

    private static final int SLAB = 100;
    private static final int FILE_SLAB = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private final ByteBudget memory = new ByteBudget(4 * SLAB, SLAB);

    @Test
    void partsThatAreTooLargeForMemoryLieInAFileWithoutAName() {
        PartSpace space = space(4);
        byte[] body = new byte[9_000];
        new Random(1).nextBytes(body);
        AssertSubscriber<Part> parts = cut(space.open(3, 0), new PieceParts(5_000), body, Long.MAX_VALUE);
        assertThat(parts.awaitCompletion().getItems()).hasSize(2);
        assertThat(memory.inUse()).isZero();
        assertThat(space.filesInUse()).isEqualTo(4 * FILE_SLAB);
        assertThat(directory).isEmptyDirectory();
        // Twice: an attempt that failed is repeated.
        assertThat(joined(parts)).isEqualTo(body);
        assertThat(joined(parts)).isEqualTo(body);
        parts.getItems().forEach(Part::release);
        assertThat(space.filesInUse()).isZero();
    }

    @Test
    void aBodyWhosePartsGrowBeginsInMemory() {
        PartSpace space = space(3);
        PartPlan growing = new GrowingParts(new PartSizes(5 << 20, 10 << 20), 1);
        PartSpace.Shares shares = space.open(3, 0);
        assertThat(shares.forPartOf(SLAB)).isSameAs(shares.memory());
        assertThat(shares.forPartOf(growing.sizeOf(2))).isSameAs(shares.files());
    }

    @Test
    void theFileGrowsNoFurtherThanItsBoundAndIsUsedAgain() {
        PartSpace space = space(2);
        PartSpace.Shares shares = space.open(3, 0);
        AssertSubscriber<Part> parts = cut(shares, new PieceParts(FILE_SLAB), new byte[5 * FILE_SLAB], 9);
        assertThat(parts.getItems()).hasSize(2);
        assertThat(space.filesInUse()).isEqualTo(space.filesLimit()).isEqualTo(2 * FILE_SLAB);
        for (int sent = 0; sent < 5; sent++) {
            parts.getItems().get(sent).release();
        }
        parts.awaitCompletion();
        shares.close();
        assertThat(space.filesInUse()).isZero();
    }

    @Test
    void aFullDiskTurnsTheUploadAwayAndNobodyElse() {
        ByteBudget full = new ByteBudget(4 * FILE_SLAB, FILE_SLAB, () -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        PartSpace space = PartSpace.withFiles(memory, full, SLAB);
        Throwable failure = cut(space.open(3, 0), new PieceParts(FILE_SLAB), new byte[10], 1)
                .awaitFailure()
                .getFailure();
        assertThat(failure).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.BUSY));
        assertThat(space.filesInUse()).isZero();
        AssertSubscriber<Part> small = cut(space.open(3, 0), new PieceParts(SLAB), new byte[10], 1);
        assertThat(small.awaitCompletion().getItems()).hasSize(1);
    }

    @Test
    void aDirectoryThatCannotBeWrittenNamesItsSetting() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> ByteBudget.ofFile(missing, FILE_SLAB, FILE_SLAB))
                .hasMessageContaining("drawbridge.spill.directory");
    }

    private PartSpace space(int slabs) {
        return PartSpace.withFiles(memory, ByteBudget.ofFile(directory, slabs * FILE_SLAB, FILE_SLAB), SLAB);
    }

    private static AssertSubscriber<Part> cut(PartSpace.Shares shares, PartPlan plan, byte[] body, long demand) {
        Multi<ByteBuffer> pieces = Multi.createFrom()
                .range(0, (body.length + 99) / 100)
                .map(i -> ByteBuffer.wrap(body, i * 100, Math.min(100, body.length - i * 100)));
        return new PartCutter(plan, shares, PATIENCE, Runnable::run)
                .cut(pieces)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(demand));
    }

    private static byte[] joined(AssertSubscriber<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts.getItems()) {
            for (ByteBuffer slab : part.content()) {
                byte[] bytes = new byte[slab.remaining()];
                slab.get(bytes);
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }
}
