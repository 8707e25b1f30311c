package io.drawbridge.token.signature;

import java.util.Arrays;

/** Keys for tests of what is signed. */
public final class TestSignatures {

    private TestSignatures() {}

    /** With a key made of each name; the first signs. */
    public static Signatures of(String... names) {
        return new Signatures(Arrays.stream(names)
                .map(name -> SigningKey.of("a key for tests: 0123456789abcdefghij " + name))
                .toList());
    }
}
