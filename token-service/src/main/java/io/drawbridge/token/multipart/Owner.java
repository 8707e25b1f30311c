package io.drawbridge.token.multipart;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Who began an upload: kind and name of the caller, and the ticket that it holds. As a hash, so that a handle tells nobody who that is.
 *
 * @param mark 128 bits
 */
record Owner(String mark) {

    static Owner of(Caller caller) {
        String ticket = caller.capability().map(Capability::id).orElse("");
        return of(caller.kind() + "\n" + caller.subject() + "\n" + ticket);
    }

    private static Owner of(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Owner(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
