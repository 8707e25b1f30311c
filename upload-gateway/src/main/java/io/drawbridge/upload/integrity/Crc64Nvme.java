package io.drawbridge.upload.integrity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, the checksum that AWS's newer clients send. The JDK has none, and that of AWS's CRT is native code which an
 * executable of GraalVM could not load by itself. Eight tables, eight bytes at a time.
 */
final class Crc64Nvme implements Checksum {

    private static final int SLICES = 8;
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[][] TABLES = tables();

    private long state = -1;

    @Override
    public void update(int value) {
        state = step(state, value);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long crc = state;
        int at = offset;
        int end = offset + length;
        for (; end - at >= SLICES; at += SLICES) {
            crc ^= (long) LITTLE_ENDIAN.get(bytes, at);
            crc = TABLES[7][(int) (crc & 0xff)]
                    ^ TABLES[6][(int) (crc >>> 8 & 0xff)]
                    ^ TABLES[5][(int) (crc >>> 16 & 0xff)]
                    ^ TABLES[4][(int) (crc >>> 24 & 0xff)]
                    ^ TABLES[3][(int) (crc >>> 32 & 0xff)]
                    ^ TABLES[2][(int) (crc >>> 40 & 0xff)]
                    ^ TABLES[1][(int) (crc >>> 48 & 0xff)]
                    ^ TABLES[0][(int) (crc >>> 56)];
        }
        for (; at < end; at++) {
            crc = step(crc, bytes[at]);
        }
        state = crc;
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }

    private static long step(long crc, int value) {
        return crc >>> 8 ^ TABLES[0][(int) ((crc ^ value) & 0xff)];
    }

    /** Table n holds what a byte becomes when n zero bytes follow it. */
    private static long[][] tables() {
        long[][] tables = new long[SLICES][256];
        for (int value = 0; value < 256; value++) {
            long crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ CrcPolynomial.CRC64NVME.reflected() : crc >>> 1;
            }
            tables[0][value] = crc;
        }
        for (int n = 1; n < SLICES; n++) {
            for (int value = 0; value < 256; value++) {
                long before = tables[n - 1][value];
                tables[n][value] = before >>> 8 ^ tables[0][(int) (before & 0xff)];
            }
        }
        return tables;
    }
}
