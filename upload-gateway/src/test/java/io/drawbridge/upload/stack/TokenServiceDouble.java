package io.drawbridge.upload.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;

/**
 * The token service as its contract describes it, played by WireMock: it issues real sessions of the store's STS for
 * the caller with the token {@link #TOKEN}, under fixed grants (see {@link Grants}).
 */
public final class TokenServiceDouble implements AutoCloseable {

    /** The one caller that is known. It is a marker too: it must not be found in any log line or answer. */
    public static final String TOKEN = "marker-bearer-5f2c9e";

    /** For {@code uploads/by-ticket/one}; a marker as well. */
    public static final String TICKET_FOR_ONE = "marker-ticket-one-7d1f";

    /** For {@code uploads/by-ticket/}; a marker as well. */
    public static final String TICKET_FOR_A_FOLDER = "marker-ticket-folder-7d1f";

    /** For {@code pictures/by-ticket/}; a marker as well. */
    public static final String TICKET_FOR_PICTURES = "marker-ticket-pictures-7d1f";

    private final WireMockServer server;

    private TokenServiceDouble(WireMockServer server) {
        this.server = server;
    }

    static TokenServiceDouble start(StoreUnderTest store) {
        WireMockServer server = new WireMockServer(
                options().bindAddress("127.0.0.1").dynamicPort().extensions(new Grants(store)));
        server.start();
        TokenServiceDouble token = new TokenServiceDouble(server);
        token.serve();
        return token;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Answers as its contract says again. */
    public void serve() {
        server.resetAll();
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));
        server.stubFor(
                get(urlEqualTo("/v1/tickets/self")).willReturn(aResponse().withStatus(401)));
        ticket(TICKET_FOR_ONE, "\"key\":\"uploads/by-ticket/one\"");
        ticket(TICKET_FOR_A_FOLDER, "\"prefix\":\"uploads/by-ticket/\"");
        ticket(TICKET_FOR_PICTURES, "\"prefix\":\"pictures/by-ticket/\"");
        server.stubFor(
                post(urlEqualTo("/v1/credentials")).willReturn(aResponse().withTransformers(Grants.NAME)));
    }

    private void ticket(String ticket, String target) {
        server.stubFor(get(urlEqualTo("/v1/tickets/self"))
                .withHeader("Authorization", equalTo("Bearer " + ticket))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"bucket\":\"" + StoreUnderTest.BUCKET + "\"," + target + "}")));
    }

    /** Answers everything with this status from now on. */
    public void failWith(int status) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("marker-upstream-body")));
    }

    /** Answers everything with this status and this problem from now on. */
    public void refuseWith(int status, String type) {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"" + type + "\",\"title\":\"x\",\"status\":" + status + "}")));
    }

    /** Answers everything too late from now on. */
    public void dawdle(int milliseconds) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withFixedDelay(milliseconds)));
    }

    /** Answers everything with this body from now on. */
    public void answer(String json) {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(json)));
    }

    /** The questions that came since {@link #serve()}. */
    public List<LoggedRequest> questions() {
        return server.findAll(postRequestedFor(urlEqualTo("/v1/credentials")));
    }

    @Override
    public void close() {
        server.stop();
    }
}
