package io.drawbridge.devstack;

import io.drawbridge.devstack.kubernetes.KubernetesHttp;
import io.drawbridge.devstack.kubernetes.TokenReviews;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The part of a Kubernetes API server that reviews ServiceAccount tokens, with tokens to review. Loopback, no TLS. */
public final class EmbeddedKubernetes implements AutoCloseable {

    private final TokenReviews reviews;
    private final KubernetesHttp http;

    private EmbeddedKubernetes(int port, InstantSource clock) {
        reviews = new TokenReviews(clock);
        http = new KubernetesHttp(port, reviews);
    }

    /** On a free port. */
    public static EmbeddedKubernetes start() {
        return start(0);
    }

    public static EmbeddedKubernetes start(int port) {
        return start(port, InstantSource.system());
    }

    public static EmbeddedKubernetes start(int port, InstantSource clock) {
        return new EmbeddedKubernetes(port, clock);
    }

    public URI apiServer() {
        return http.address();
    }

    /** A token as the TokenRequest API makes them; a negative lifetime makes an expired one. */
    public String serviceAccountToken(String namespace, String name, String audience, Duration lifetime) {
        return reviews.token(namespace, name, audience, lifetime);
    }

    /** What a service calls this API server with; from now on all others are refused, as they are by a real one. */
    public String reviewerToken(String namespace, String name) {
        return reviews.reviewerToken(namespace, name, Duration.ofDays(365));
    }

    /** Tokens of this ServiceAccount fail their review from now on. */
    public void deleteServiceAccount(String namespace, String name) {
        reviews.delete(namespace, name);
    }

    /** Puts these labels on a namespace instead of the ones that it had; every namespace is there. */
    public void labelNamespace(String namespace, Map<String, String> labels) {
        http.label(namespace, labels);
    }

    /** Every request fails with this status until it is 0 again. */
    public void failWith(int status) {
        http.failWith(status);
    }

    /** TokenReviews asked for since the start. */
    public long reviewed() {
        return http.reviewed();
    }

    @Override
    public void close() {
        http.close();
    }
}
