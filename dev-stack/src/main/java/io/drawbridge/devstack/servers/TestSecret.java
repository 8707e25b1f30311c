package io.drawbridge.devstack.servers;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Keys and tokens of servers that live as long as a test: new ones each time, so that nobody comes to rely on them. */
final class TestSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    private TestSecret() {}

    /** 40 hexadecimal digits. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
