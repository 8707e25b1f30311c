package io.drawbridge.token.door;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** An answer that holds a credential. */
public final class SecretAnswer {

    private SecretAnswer() {}

    /** 200, and no cache on the way may keep it. */
    public static <T> RestResponse<T> of(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
