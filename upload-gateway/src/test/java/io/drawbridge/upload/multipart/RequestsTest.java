package io.drawbridge.upload.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.lease.SessionCredentials;
import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** What a store is told to check by. */
class RequestsTest {

    private static final SessionCredentials SESSION = new SessionCredentials("id", "secret", "token", Instant.MAX);
    private static final ObjectWrite WRITE = new ObjectWrite(
            new UploadTarget(new BucketName("bucket"), new ObjectKey("key")),
            new ObjectAttributes(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
            Precondition.of(Optional.empty(), Optional.empty()));
    private static final Whole WHOLE = new Whole(
            List.of(
                    new StoredPart(2, "\"b\"", 3, BodyChecksum.crc32c(2)),
                    new StoredPart(1, "\"a\"", 7, BodyChecksum.crc32c(1))),
            10,
            BodyChecksum.crc32c(3));

    @Test
    void theWholeIsCheckedByTheChecksumOfAllBytes() {
        CompleteMultipartUploadRequest complete = complete(StoreChecksums.WHOLE, false);
        assertThat(create(StoreChecksums.WHOLE).checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(create(StoreChecksums.WHOLE).checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.CRC32_C);
        assertThat(complete.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(complete.checksumCRC32C()).isEqualTo("AAAAAw==");
        assertThat(complete.mpuObjectSize()).isNull();
    }

    @Test
    void partsAreListedInOrderWithTheirChecksums() {
        CompleteMultipartUploadRequest complete = complete(StoreChecksums.PARTS, false);
        assertThat(create(StoreChecksums.PARTS).checksumType()).isEqualTo(ChecksumType.COMPOSITE);
        assertThat(complete.checksumCRC32C()).isNull();
        assertThat(complete.multipartUpload().parts())
                .extracting(part -> part.partNumber() + part.checksumCRC32C())
                .containsExactly("1AAAAAQ==", "2AAAAAg==");
    }

    @Test
    void aStoreThatKnowsNoChecksumsGetsNone() {
        CompleteMultipartUploadRequest complete = complete(StoreChecksums.NONE, false);
        assertThat(create(StoreChecksums.NONE).checksumAlgorithm()).isNull();
        assertThat(create(StoreChecksums.NONE).checksumType()).isNull();
        assertThat(complete.checksumType()).isNull();
        assertThat(complete.multipartUpload().parts()).allMatch(part -> part.checksumCRC32C() == null);
    }

    @Test
    void theSizeIsToldOnRequest() {
        assertThat(complete(StoreChecksums.NONE, true).mpuObjectSize()).isEqualTo(10);
    }

    private static CreateMultipartUploadRequest create(StoreChecksums checksums) {
        return new Requests(Duration.ofSeconds(1), checksums, false).create(SESSION, WRITE);
    }

    private static CompleteMultipartUploadRequest complete(StoreChecksums checksums, boolean announceSize) {
        return new Requests(Duration.ofSeconds(1), checksums, announceSize).complete(SESSION, WRITE, "id", WHOLE);
    }
}
