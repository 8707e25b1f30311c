package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import java.util.Objects;
import java.util.Optional;

/** Which call of STS makes the sessions, and of which role. */
public record IssuerChoice(IssuerType type, Optional<String> roleArn) {

    public IssuerChoice {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(roleArn, "roleArn");
        if (type == IssuerType.ASSUME_ROLE && roleArn.isEmpty()) {
            throw ProblemException.invalid("needed by assume-role: the ARN of the role");
        }
        if (roleArn.filter(arn -> !arn.startsWith("arn:")).isPresent()) {
            throw ProblemException.invalid("must be the ARN of a role");
        }
    }
}
