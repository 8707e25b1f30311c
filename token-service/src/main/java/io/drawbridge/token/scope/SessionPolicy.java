package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The IAM document that limits a session to a scope. What it does not name is denied, so is everything if it would
 * allow nothing. Refuses what STS would not take: more than 2048 characters, or any beyond Latin-1.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole, Policy</a>
 */
public record SessionPolicy(String json) {

    private static final int MAX_CHARACTERS = 2048;
    private static final String ARN = "arn:aws:s3:::";

    public SessionPolicy {
        Objects.requireNonNull(json, "json");
        json.codePoints().filter(c -> !isAccepted(c)).findFirst().ifPresent(SessionPolicy::refuseCharacter);
        if (json.length() > MAX_CHARACTERS) {
            throw ProblemException.invalid("the session policy for this key would have " + json.length()
                    + " characters, and STS takes " + MAX_CHARACTERS + " at most; use a shorter key, or one with fewer"
                    + " of the characters '*', '?', '$', '\"' and '\\'");
        }
    }

    /** Allows this scope and nothing else, in the dialect of this store. */
    public static SessionPolicy of(Scope scope, StoreProfile profile) {
        return of(scope, ObjectSettings.NONE, profile);
    }

    /** Allows this scope, and what its objects' settings take: to tag them, to use the key that encrypts them. */
    public static SessionPolicy of(Scope scope, ObjectSettings settings, StoreProfile profile) {
        String literal = PolicyLiteral.of(scope.target().value(), profile);
        List<Statement> statements = new ArrayList<>();
        onObjects(scope, settings, literal).ifPresent(statements::add);
        onBucket(scope, literal).ifPresent(statements::add);
        onKmsKey(scope, settings).ifPresent(statements::add);
        return of(statements);
    }

    /** A session that may do nothing. */
    public static SessionPolicy denyAll() {
        return of(List.of());
    }

    /** No statement at all would mean no limit at all to {@code AssumeRole}. */
    static SessionPolicy of(List<Statement> statements) {
        List<Statement> written = statements.isEmpty()
                ? List.of(new Statement(Statement.Effect.DENY, List.of("*"), "*", Optional.empty()))
                : statements;
        return new SessionPolicy("{\"Version\":\"2012-10-17\",\"Statement\":"
                + written.stream().map(Statement::json).collect(Collectors.joining(",", "[", "]")) + "}");
    }

    private static Optional<Statement> onObjects(Scope scope, ObjectSettings settings, String literal) {
        List<String> actions = new ArrayList<>(scope.actions().stream()
                .filter(action -> action != Action.LIST)
                .flatMap(action -> action.s3Actions().stream())
                .toList());
        if (scope.actions().contains(Action.UPLOAD) && !settings.tags().isEmpty()) {
            actions.add("s3:PutObjectTagging");
        }
        String wildcard = scope.target() instanceof KeyPrefix ? "*" : "";
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(Statement.allow(actions, ARN + scope.bucket() + "/" + literal + wildcard));
    }

    private static Optional<Statement> onBucket(Scope scope, String literal) {
        return scope.actions().contains(Action.LIST)
                ? Optional.of(Statement.allow(Action.LIST.s3Actions(), ARN + scope.bucket())
                        .where(literal + "*"))
                : Optional.empty();
    }

    /**
     * A multipart upload reads its parts again, so it takes both:
     * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
     */
    private static Optional<Statement> onKmsKey(Scope scope, ObjectSettings settings) {
        List<String> actions = scope.actions().contains(Action.UPLOAD)
                ? List.of("kms:GenerateDataKey", "kms:Decrypt")
                : scope.actions().contains(Action.DOWNLOAD) ? List.of("kms:Decrypt") : List.of();
        return settings.encryption()
                .flatMap(Encryption::kmsKeyArn)
                .filter(arn -> !actions.isEmpty())
                .map(arn -> Statement.allow(actions, arn));
    }

    private static boolean isAccepted(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xff;
    }

    private static void refuseCharacter(int c) {
        throw ProblemException.invalid(String.format(
                "STS takes no characters beyond Latin-1 in session policies, and this key holds U+%04X; use a key"
                        + " without it",
                c));
    }

    @Override
    public String toString() {
        return json;
    }
}
