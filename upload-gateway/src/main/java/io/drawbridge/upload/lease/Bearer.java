package io.drawbridge.upload.lease;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The caller's own token. It is passed on to the token service and shown to nobody. */
public record Bearer(String token) {

    private static final String TOKEN = "[A-Za-z0-9._~+/-]+=*";
    private static final Pattern HEADER = Pattern.compile("(?i:Bearer) +(" + TOKEN + ") *");
    private static final int MAX_LENGTH = 8_192;

    /**
     * @param authorization the Authorization header
     * @throws Refusal when there is no well-formed bearer token in it
     */
    public static Bearer parse(Optional<String> authorization) {
        return authorization
                .filter(header -> header.length() <= MAX_LENGTH)
                .map(HEADER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Bearer(matcher.group(1)))
                .orElseThrow(() ->
                        new Refusal(Reason.UNAUTHENTICATED, "Send your token as \"Authorization: Bearer <token>\"."));
    }

    /** A token that stands elsewhere than in a header; empty when no header could hold it. */
    public static Optional<Bearer> of(String token) {
        return Optional.of(token)
                .filter(text -> text.length() <= MAX_LENGTH && text.matches(TOKEN))
                .map(Bearer::new);
    }

    /** What may stand for the caller in keys of caches. */
    String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String header() {
        return "Bearer " + token;
    }

    @Override
    public String toString() {
        return "Bearer(hidden)";
    }
}
