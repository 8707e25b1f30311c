package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerType;
import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;

/** Sessions within the permissions of the IAM user whose long-term keys this service has. */
record FederationTokenIssuer(StsAsyncClient sts) implements Issuer {

    @Override
    public Uni<SessionCredentials> issue(IssueRequest request) {
        GetFederationTokenRequest call = GetFederationTokenRequest.builder()
                .name(SessionName.of(request.subject(), type().maxNameLength()).value())
                .policy(request.policy().json())
                .durationSeconds(request.seconds())
                .tags(request.stsTags())
                .build();
        return Uni.createFrom()
                .completionStage(() -> sts.getFederationToken(call))
                .map(GetFederationTokenResponse::credentials)
                .map(SessionCredentials::of);
    }

    @Override
    public IssuerType type() {
        return IssuerType.FEDERATION_TOKEN;
    }
}
