package io.drawbridge.token.door.aws;

import io.drawbridge.token.problem.ErrorShape;
import io.drawbridge.token.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Errors as the container providers of the SDKs read them: Java shows {@code message}, Go {@code code} and
 * {@code message}, JavaScript {@code Code} and {@code Message}, Python the whole text. None of them shows a header, so
 * the request id is part of the message.
 */
@Singleton
final class SdkErrors implements ErrorShape {

    @Override
    public boolean isFor(String path) {
        return path.startsWith(ContainerResource.DOOR);
    }

    @Override
    public Map<String, String> body(ProblemType type, String detail, String requestId) {
        String code = code(type);
        String message = detail + " (request id " + requestId + ")";
        return Map.of("code", code, "message", message, "Code", code, "Message", message);
    }

    /** As AWS writes codes: {@code InvalidRequest}. */
    static String code(ProblemType type) {
        return Arrays.stream(type.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
