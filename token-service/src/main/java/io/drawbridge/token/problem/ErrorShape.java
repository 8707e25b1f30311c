package io.drawbridge.token.problem;

import java.util.Map;

/** Errors as the clients of some doors read them, where these clients do not know problem documents. */
public interface ErrorShape {

    /** Whether what is behind this path answers in this shape. The path is as it was sent. */
    boolean isFor(String path);

    /** The members of the JSON object that is answered. */
    Map<String, String> body(ProblemType type, String detail, String requestId);
}
