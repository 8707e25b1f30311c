package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerType;
import io.smallrye.mutiny.Uni;

/** Makes sessions. Each subscription is one call of STS; failures are the SDK's. */
sealed interface Issuer permits FederationTokenIssuer, AssumeRoleIssuer {

    Uni<SessionCredentials> issue(IssueRequest request);

    IssuerType type();
}
