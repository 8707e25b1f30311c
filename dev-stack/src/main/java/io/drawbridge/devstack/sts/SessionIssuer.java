package io.drawbridge.devstack.sts;

import io.drawbridge.devstack.identity.Account;
import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.identity.Identity;
import io.drawbridge.devstack.identity.LongTermIdentity;
import io.drawbridge.devstack.identity.Permissions;
import io.drawbridge.devstack.identity.RandomCredentials;
import io.drawbridge.devstack.identity.SessionIdentity;
import io.drawbridge.devstack.identity.SessionKind;
import io.drawbridge.devstack.policy.MalformedPolicyException;
import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** Makes sessions: {@code GetFederationToken} and {@code AssumeRole}. */
final class SessionIssuer {

    private static final int SHORTEST = 900;
    private static final int LONGEST_NAME_OF_FEDERATED_USER = 32;
    private static final int LONGEST_SESSION_NAME = 64;

    private final Identities identities;
    private final Permissions role;
    private final InstantSource clock;
    private final RandomCredentials random = new RandomCredentials();

    SessionIssuer(Identities identities, Permissions role, InstantSource clock) {
        this.identities = Objects.requireNonNull(identities, "identities");
        this.role = Objects.requireNonNull(role, "role");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    SessionIdentity federationToken(Identity caller, StsParameters parameters) {
        String name = parameters.name("Name", LONGEST_NAME_OF_FEDERATED_USER);
        Duration duration = parameters.duration(SHORTEST, 129_600, 43_200);
        Optional<SessionPolicyEvaluator> policy = policy(parameters);
        if (!(caller instanceof LongTermIdentity user) || !user.mayIssueSessions()) {
            throw StsFault.accessDenied("Cannot call GetFederationToken with session credentials");
        }
        return issue(SessionKind.FEDERATED_USER, name, duration, user.permissions(), policy);
    }

    SessionIdentity assumedRole(Identity caller, StsParameters parameters) {
        String arn = parameters.required("RoleArn");
        String name = parameters.name("RoleSessionName", LONGEST_SESSION_NAME);
        Duration duration = parameters.duration(SHORTEST, 43_200, 3_600);
        Optional<SessionPolicyEvaluator> policy = policy(parameters);
        boolean trusted = caller instanceof LongTermIdentity user && user.mayAssumeRole();
        if (!trusted || !arn.equals(Account.ROLE_ARN)) {
            throw StsFault.accessDenied(
                    "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + arn);
        }
        return issue(SessionKind.ASSUMED_ROLE, name, duration, role, policy);
    }

    private static Optional<SessionPolicyEvaluator> policy(StsParameters parameters) {
        try {
            return parameters.policy().map(SessionPolicyEvaluator::of);
        } catch (MalformedPolicyException e) {
            throw new StsFault(400, "MalformedPolicyDocument", e.getMessage());
        }
    }

    private SessionIdentity issue(
            SessionKind kind,
            String name,
            Duration duration,
            Permissions parent,
            Optional<SessionPolicyEvaluator> policy) {
        SessionIdentity session = new SessionIdentity(
                random.sessionKey(),
                random.token(),
                kind,
                name,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(duration),
                parent,
                policy);
        identities.add(session);
        return session;
    }
}
