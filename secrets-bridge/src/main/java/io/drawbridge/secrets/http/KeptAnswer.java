package io.drawbridge.secrets.http;

import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers from memory while Vault cannot be asked say so. */
public final class KeptAnswer {

    private KeptAnswer() {}

    /** As RFC 9111 and RFC 9211 have it: how old the answer is, and why it is that old. */
    public static Response mark(Response answer, Duration age) {
        return Response.fromResponse(answer)
                .header("Age", age.toSeconds())
                .header("Cache-Status", "secrets-bridge; fwd=stale; detail=stale-if-error")
                .build();
    }
}
