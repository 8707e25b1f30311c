package io.drawbridge.upload.integrity;

/**
 * Arithmetic of CRCs, in the reflected order that all CRCs of S3 use: a CRC is a polynomial over GF(2) modulo this one.
 * Appending n bytes multiplies what came before by x^(8n), so the CRC of a whole follows from those of its parts without
 * another look at a byte. The same as {@code crc32_combine} of zlib.
 *
 * @param reflected the polynomial without its highest term, lowest power in the highest bit
 * @param width bits
 * @see <a href="https://github.com/madler/zlib/blob/develop/crc32.c">zlib, multmodp and x2nmodp</a>
 */
record CrcPolynomial(long reflected, int width) {

    static final CrcPolynomial CRC32C = new CrcPolynomial(0x82F63B78L, 32);
    static final CrcPolynomial CRC64NVME = new CrcPolynomial(0x9A6C9329AC4BC9B5L, 64);

    /**
     * The CRC of two pieces in a row.
     *
     * @param secondLength bytes of the second piece
     */
    long combine(long first, long second, long secondLength) {
        return multiply(powerOfX8(secondLength), first) ^ second;
    }

    /** x^(8n), by squaring. */
    private long powerOfX8(long n) {
        long power = one();
        long square = one() >>> 8;
        for (long rest = n; rest > 0; rest >>>= 1) {
            if ((rest & 1) == 1) {
                power = multiply(square, power);
            }
            square = multiply(square, square);
        }
        return power;
    }

    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = one(); bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 1 ? shifted >>> 1 ^ reflected : shifted >>> 1;
        }
        return product;
    }

    private long one() {
        return 1L << width - 1;
    }
}
