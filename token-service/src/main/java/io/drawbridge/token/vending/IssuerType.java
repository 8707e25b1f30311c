package io.drawbridge.token.vending;

import java.time.Duration;
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

    /** The longest lifetime that can be asked for. */
    public Duration longest() {
        return longest;
    }

    /** Characters of a session's name. */
    int maxNameLength() {
        return maxNameLength;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
