package io.drawbridge.upload.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.checksums.internal.CrcCombineChecksumUtil;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** Our arithmetic against that of others: the JDK, AWS's CRT and the combination inside of AWS's SDK. */
class CrcTest {

    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void hasTheCheckValueOfTheCatalogue() {
        assertThat(crc(new Crc64Nvme(), CHECK)).isEqualTo(0xAE8B14860A799888L);
        assertThat(crc(new Crc64Nvme(), new byte[0])).isZero();
    }

    @Test
    void takesBuffersOfBothKindsAndSingleBytes() {
        Checksum pieces = new Crc64Nvme();
        pieces.update(ByteBuffer.allocateDirect(4).put(CHECK, 0, 4).flip());
        pieces.update(CHECK[4]);
        pieces.update(ByteBuffer.wrap(CHECK, 5, 4));
        assertThat(pieces.getValue()).isEqualTo(0xAE8B14860A799888L);
        pieces.reset();
        assertThat(pieces.getValue()).isZero();
    }

    @Property(tries = 300)
    void isTheOneOfAwsCrt(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(crc(new Crc64Nvme(), bytes)).isEqualTo(crc(new CRC64NVME(), bytes));
    }

    @Property(tries = 500)
    void partsInARowHaveTheCrcOfTheWhole(@ForAll @Size(max = 6) List<@Size(max = 200) byte[]> parts) {
        CRC32C whole32 = new CRC32C();
        Crc64Nvme whole64 = new Crc64Nvme();
        long combined32 = 0;
        long combined64 = 0;
        for (byte[] part : parts) {
            whole32.update(part);
            whole64.update(part, 0, part.length);
            combined32 = CrcPolynomial.CRC32C.combine(combined32, crc(new CRC32C(), part), part.length);
            combined64 = CrcPolynomial.CRC64NVME.combine(combined64, crc(new Crc64Nvme(), part), part.length);
        }
        assertThat(combined32).isEqualTo(whole32.getValue());
        assertThat(combined64).isEqualTo(whole64.getValue());
    }

    /** Lengths that no test can hash; the SDK goes no further. */
    @Property(tries = 300)
    void combinesOverAnyLengthAsTheSdkDoes(
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long first,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long second,
            @ForAll @LongRange(min = 1, max = 1L << 28) long length) {
        long[][] matrices = CrcCombineChecksumUtil.generateCombineMatrices(CrcPolynomial.CRC32C.reflected());
        assertThat(CrcPolynomial.CRC32C.combine(first, second, length))
                .isEqualTo(CrcCombineChecksumUtil.combine(first, second, length, matrices));
    }

    private static long crc(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        return checksum.getValue();
    }
}
