package io.drawbridge.token.presign;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a presigned URL says of itself: the only place that knows when it really ends. */
record SignedQuery(Map<String, String> parameters) {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    static SignedQuery of(URI url) {
        return new SignedQuery(Arrays.stream(url.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1])));
    }

    Instant expiration() {
        return LocalDateTime.parse(parameters.get("X-Amz-Date"), DATE_TIME)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(Long.parseLong(parameters.get("X-Amz-Expires")));
    }
}
