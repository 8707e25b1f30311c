package io.drawbridge.devstack.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The credentials that a request claims to be signed with, in its header or (presigned) in its query. S3Proxy checks the
 * signature afterwards.
 *
 * @param signedHeaders in lower case
 */
record Presented(String accessKeyId, Optional<String> sessionToken, Set<String> signedHeaders) {

    private static final String SCHEME = "AWS4-HMAC-SHA256 ";
    private static final String TOKEN = "X-Amz-Security-Token";

    Presented {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(sessionToken, "sessionToken");
        signedHeaders = Set.copyOf(signedHeaders);
    }

    /** Empty for an anonymous request. */
    static Optional<Presented> in(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        boolean presigned = request.getParameter("X-Amz-Algorithm") != null;
        if (request.getParameter("AWSAccessKeyId") != null || isVersion2(authorization)) {
            throw S3Refusal.invalidRequest(
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
        if (authorization != null && presigned) {
            throw new S3Refusal(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        if (presigned) {
            return Optional.of(inQuery(request));
        }
        return Optional.ofNullable(authorization).map(header -> inHeader(header, request));
    }

    private static boolean isVersion2(String authorization) {
        return authorization != null && authorization.startsWith("AWS ");
    }

    private static Presented inQuery(HttpServletRequest request) {
        return of(
                request.getParameter("X-Amz-Credential"),
                request.getParameter(TOKEN),
                request.getParameter("X-Amz-SignedHeaders"));
    }

    private static Presented inHeader(String header, HttpServletRequest request) {
        if (!header.startsWith(SCHEME)) {
            throw new S3Refusal(400, "InvalidArgument", "Unsupported Authorization Type");
        }
        List<String> fields = Arrays.stream(header.substring(SCHEME.length()).split(","))
                .map(String::strip)
                .toList();
        return of(field(fields, "Credential="), request.getHeader(TOKEN), field(fields, "SignedHeaders="));
    }

    /** Two fields of one name could be read in two ways. */
    private static String field(List<String> fields, String start) {
        List<String> found =
                fields.stream().filter(field -> field.startsWith(start)).toList();
        if (found.size() != 1) {
            throw malformed();
        }
        return found.get(0).substring(start.length());
    }

    private static Presented of(String credential, String token, String signedHeaders) {
        if (credential == null || signedHeaders == null || credential.indexOf('/') <= 0) {
            throw malformed();
        }
        return new Presented(
                credential.substring(0, credential.indexOf('/')),
                Optional.ofNullable(token),
                Arrays.stream(signedHeaders.toLowerCase(Locale.ROOT).split(";")).collect(Collectors.toSet()));
    }

    private static S3Refusal malformed() {
        return new S3Refusal(400, "AuthorizationHeaderMalformed", "The authorization you provided is malformed");
    }

    /** A header that was added to a presigned request could turn it into another one, so S3 refuses it. */
    void requireSigned(HttpServletRequest request) {
        Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-") && !signedHeaders.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw S3Refusal.accessDenied(
                            "There were headers present in the request which were not signed: " + name);
                });
    }
}
