package io.drawbridge.upload.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestHeadersTest {

    /** Each value is the digest of "hello" as openssl, rhash and RFC 3720 tables give it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-MD5 | XUFAKrxLKna5cZ2REBfFkg==",
                "Content-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:",
                "Repr-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:;q=1",
                "Content-Digest | unixsum=:AAAA:, md5=:XUFAKrxLKna5cZ2REBfFkg==:",
                "Content-Digest |"
                    + " sha-512=:m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==:",
                "x-amz-checksum-crc32 | NhCmhg==",
                "x-amz-checksum-crc32c | mnG7TA==",
                "x-amz-checksum-crc64nvme | M3eFcAZSQlc=",
                "x-amz-checksum-sha1 | qvTGHdzF6KLavt4PO0gs2a6pQ00=",
                "x-amz-checksum-sha256 | LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
            })
    void acceptsTheRightDigestAndRefusesItForOtherBytes(String header, String value) {
        List<ExpectedDigest> digests = read(Map.of(header, value));
        assertThat(digests).hasSize(1);
        verify(digests, "hello");
        assertThatThrownBy(() -> verify(digests, "hellO"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-MD5 | not base64!",
                "Content-MD5 | AAAA",
                "Content-Digest | sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
                "Content-Digest | sha-256=:AAAA:",
                "Repr-Digest | ,",
                "x-amz-checksum-crc32 | AAAAAAAA"
            })
    void refusesWhatIsNotADigest(String header, String value) {
        assertThatThrownBy(() -> read(Map.of(header, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(header);
    }

    @Test
    void ignoresAlgorithmsOfTheRfcThatItDoesNotKnow() {
        assertThat(read(Map.of("Content-Digest", "unixsum=:AAAA:"))).isEmpty();
    }

    @Test
    void theReceiptsChecksumIsTheCrc32cOfAllBytes() {
        BodyDigests digests = new BodyDigests(AnnouncedDigests.NONE);
        digests.addPart(crc("hel"), 3);
        digests.addPart(crc("lo"), 2);
        assertThat(digests.checksum()).isEqualTo(new BodyChecksum("crc32c", "mnG7TA=="));
    }

    private static List<ExpectedDigest> read(Map<String, String> headers) {
        return DigestHeaders.read(name -> Optional.ofNullable(headers.get(name)));
    }

    private static void verify(List<ExpectedDigest> expected, String body) {
        BodyDigests digests = new BodyDigests(new AnnouncedDigests(expected, TrailerDigests.NONE));
        digests.add(bytes(body));
        digests.addPart(crc(body), body.length());
        digests.verify();
    }

    private static long crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(bytes(text));
        return crc.getValue();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
