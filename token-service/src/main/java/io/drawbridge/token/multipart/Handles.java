package io.drawbridge.token.multipart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.signature.Signatures;
import io.drawbridge.token.signature.SignedType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/**
 * Uploads as clients hold them: signed, so that nothing has to be stored, and bound to who began them. A handle is no
 * credential: whoever brings it must also be the one who began the upload, and is decided on each time anew. It ends
 * with the upload.
 */
@ApplicationScoped
class Handles {

    private static final JsonMapper JSON = new JsonMapper();

    private final Signatures signatures;

    Handles(Signatures signatures) {
        this.signatures = signatures;
    }

    String sign(Caller caller, OpenUpload upload) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("o", Owner.of(caller).mark());
        claims.put("b", upload.object().bucket().value());
        claims.put("k", upload.object().key().value());
        claims.put("u", upload.uploadId());
        upload.size().ifPresent(size -> claims.put("s", size));
        upload.maxSize().ifPresent(size -> claims.put("m", size));
        if (upload.createOnly()) {
            claims.put("c", true);
        }
        return signatures.sign(SignedType.UPLOAD, claims.toString());
    }

    /** The same 404 for what was never signed and for what others began: nobody learns that it exists. */
    OpenUpload open(Caller caller, String handle) {
        return signatures
                .verify(SignedType.UPLOAD, handle)
                .map(Handles::read)
                .filter(claims ->
                        Owner.of(caller).mark().equals(claims.path("o").asText()))
                .map(Handles::upload)
                .orElseThrow(() -> noSuchUpload());
    }

    static ProblemException noSuchUpload() {
        return new ProblemException(
                ProblemType.NO_SUCH_UPLOAD,
                "There is no such upload of this caller; it may have been completed or aborted.");
    }

    /** Only ever of what was signed here. */
    private static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an upload handle was signed that is no JSON", e);
        }
    }

    private static OpenUpload upload(JsonNode claims) {
        return new OpenUpload(
                new ObjectAddress(
                        new BucketName(claims.path("b").asText()),
                        new ObjectKey(claims.path("k").asText())),
                claims.path("u").asText(),
                number(claims.path("s")),
                number(claims.path("m")),
                claims.path("c").asBoolean());
    }

    private static OptionalLong number(JsonNode claim) {
        return claim.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(claim.asLong());
    }
}
