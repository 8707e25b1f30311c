package io.drawbridge.secrets.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** A ServiceAccount token against a token of this bridge. */
@Singleton
public class TenantLogin {

    /** What is no JWT is not worth a question to the API server. */
    private static final Pattern JWT = Pattern.compile("[-_A-Za-z0-9]+\\.[-_A-Za-z0-9]+\\.[-_A-Za-z0-9]+");

    private static final int MAX_LENGTH = 16 * 1024;

    private final ReviewedTokens reviews;
    private final TenantTokens tokens;

    TenantLogin(ReviewedTokens reviews, TenantTokens tokens) {
        this.reviews = reviews;
        this.tokens = tokens;
    }

    public Uni<LoginOutcome> login(String jwt) {
        if (jwt.length() > MAX_LENGTH || !JWT.matcher(jwt).matches()) {
            return Uni.createFrom().item(new LoginOutcome.Rejected());
        }
        return reviews.review(jwt).map(this::outcome);
    }

    private LoginOutcome outcome(Review review) {
        if (review instanceof Review.Accepted accepted) {
            return new LoginOutcome.LoggedIn(tokens.issue(accepted.tenant(), accepted.notAfter()));
        }
        return review instanceof Review.Rejected ? new LoginOutcome.Rejected() : new LoginOutcome.Unavailable();
    }
}
