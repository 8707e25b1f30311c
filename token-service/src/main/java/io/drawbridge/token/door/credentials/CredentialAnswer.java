package io.drawbridge.token.door.credentials;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.Vended;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Credentials and all that a client needs to use them; null where something does not apply. */
@JsonNaming(SnakeCaseStrategy.class)
record CredentialAnswer(
        String accessKeyId,
        String accessKeySecret,
        String sessionToken,
        @Schema(description = "When the credentials end, in UTC.", examples = "2026-01-01T12:00:00Z") String expiration,
        String bucket,
        @Schema(description = "The key that was asked for.", nullable = true) String key,
        @Schema(description = "The prefix that the credentials are for, if it is one.", nullable = true) String prefix,
        List<String> actions,
        String region,
        @Schema(description = "Where the store is; null for AWS.", nullable = true) URI endpoint,
        boolean pathStyle,
        @Schema(description = "The grant that allowed it.") String grant,
        @Schema(description = "Bytes; null if the grant sets no limit.", nullable = true) Long maxObjectSize,
        @Schema(description = "Types that objects may have, such as image/*; empty for any.") List<String> contentTypes,
        @Schema(description = "Whether objects must be made with If-None-Match: *, because none may be replaced.")
                boolean createOnly,
        @Schema(description = "Headers that PutObject and CreateMultipartUpload must carry: encryption and tags.")
                Map<String, String> headers) {

    static CredentialAnswer of(Vended vended, StoreConfig store) {
        Limits limits = vended.limits();
        return new CredentialAnswer(
                vended.credentials().accessKeyId(),
                vended.credentials().secretAccessKey(),
                vended.credentials().sessionToken(),
                vended.credentials().expiration().toString(),
                vended.asked().bucket().value(),
                vended.asked().target() instanceof ObjectKey key ? key.value() : null,
                vended.scope().target() instanceof KeyPrefix prefix ? prefix.value() : null,
                vended.scope().actions().stream().map(Action::toString).toList(),
                store.region(),
                store.endpoint().orElse(null),
                store.pathStyle(),
                vended.grant().name(),
                limits.maxObjectSize().isPresent() ? limits.maxObjectSize().getAsLong() : null,
                limits.contentTypes().named(),
                limits.createOnly(),
                limits.settings().headers());
    }

    @Override
    public String toString() {
        return "CredentialAnswer[hidden, expiration=" + expiration + "]";
    }
}
