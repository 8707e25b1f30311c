package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Which call of STS makes the credentials, and what it takes. */
public enum IssuerType {
    /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
    FEDERATION_TOKEN(Duration.ofHours(36), 32),
    /** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
    ASSUME_ROLE(Duration.ofHours(12), 64);

    private final Duration longest;
    private final int maxNameLength;

    IssuerType(Duration longest, int maxNameLength) {
        this.longest = longest;
        this.maxNameLength = maxNameLength;
    }

    /** The type of this name, such as {@code assume-role}. */
    public static IssuerType parse(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("must be federation-token or assume-role"));
    }

    /** The longest lifetime that can be asked for. */
    public Duration longest() {
        return longest;
    }

    /** Characters of a session's name. */
    public int maxNameLength() {
        return maxNameLength;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
