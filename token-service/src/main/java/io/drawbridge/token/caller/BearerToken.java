package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller presents to prove who it is (RFC 6750). Never shown. */
public record BearerToken(String value) {

    /** {@code WWW-Authenticate} where no token came. */
    static final String CHALLENGE = "Bearer realm=\"drawbridge\"";

    /** {@code WWW-Authenticate} where the token is of no use. */
    public static final String INVALID_TOKEN = CHALLENGE + ", error=\"invalid_token\"";

    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,8192}=*) *");

    public BearerToken {
        Objects.requireNonNull(value, "value");
    }

    /** Takes the token out of the values of all {@code Authorization} headers, of which there must be one. */
    public static BearerToken parse(List<String> authorization) {
        if (authorization.isEmpty()) {
            throw ProblemException.unauthenticated("Send Authorization: Bearer <token>.", CHALLENGE);
        }
        Matcher header = HEADER.matcher(authorization.get(0));
        if (authorization.size() > 1 || !header.matches()) {
            throw ProblemException.unauthenticated(
                    "The Authorization header must be one of the form: Bearer <token>.", CHALLENGE);
        }
        return new BearerToken(header.group(1));
    }

    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
