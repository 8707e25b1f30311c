package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.part.Part;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/**
 * What the store is given to check the bytes by. It is always CRC32C: it costs a twentieth of a CPU second per GiB, and the
 * one of the whole follows from those of the parts. A null in a request is a header that is not sent.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">S3: checking
 *     object integrity</a>
 */
public enum StoreChecksums {
    /** Nothing, for stores that do not understand it. */
    NONE,
    /** The CRC of each request with bytes; the object's own checksum is one of checksums. */
    PARTS,
    /** Also the CRC of the whole object, which the store checks before the object is visible, and keeps. */
    WHOLE;

    ChecksumAlgorithm algorithm() {
        return this == NONE ? null : ChecksumAlgorithm.CRC32_C;
    }

    ChecksumType type() {
        return switch (this) {
            case NONE -> null;
            case PARTS -> ChecksumType.COMPOSITE;
            case WHOLE -> ChecksumType.FULL_OBJECT;
        };
    }

    String of(Part part) {
        return this == NONE ? null : BodyChecksum.crc32c(part.crc32c()).value();
    }

    String of(StoredPart part) {
        return this == NONE ? null : part.checksum().value();
    }

    String of(Whole whole) {
        return this == WHOLE ? whole.checksum().value() : null;
    }
}
