package io.drawbridge.token.door.companion;

import io.drawbridge.token.presign.PostForm;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A form to post; {@code expires} in seconds, as Companion says it. */
@RegisterForReflection
record FormAnswer(String method, URI url, Map<String, String> fields, long expires) {

    static FormAnswer of(PostForm form) {
        return new FormAnswer("POST", form.url(), form.fields(), secondsUntil(form.expiration()));
    }

    static long secondsUntil(Instant end) {
        return Math.max(0, Duration.between(Instant.now(), end).toSeconds());
    }

    @Override
    public String toString() {
        return "FormAnswer[hidden]";
    }
}
