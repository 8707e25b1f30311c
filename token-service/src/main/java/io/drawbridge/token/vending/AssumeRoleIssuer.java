package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerType;
import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** Sessions within the permissions of a role that this service may assume. */
record AssumeRoleIssuer(StsAsyncClient sts, String roleArn) implements Issuer {

    @Override
    public Uni<SessionCredentials> issue(IssueRequest request) {
        AssumeRoleRequest call = AssumeRoleRequest.builder()
                .roleArn(roleArn)
                .roleSessionName(SessionName.of(request.subject(), type().maxNameLength())
                        .value())
                .policy(request.policy().json())
                .durationSeconds(request.seconds())
                .tags(request.stsTags())
                .build();
        return Uni.createFrom()
                .completionStage(() -> sts.assumeRole(call))
                .map(AssumeRoleResponse::credentials)
                .map(SessionCredentials::of);
    }

    @Override
    public IssuerType type() {
        return IssuerType.ASSUME_ROLE;
    }
}
