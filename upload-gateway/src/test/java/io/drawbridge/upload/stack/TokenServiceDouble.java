package io.drawbridge.upload.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
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
                post(urlEqualTo("/v1/credentials")).willReturn(aResponse().withTransformers(Grants.NAME)));
    }

    /** Answers everything with this status from now on. */
    public void failWith(int status) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("marker-upstream-body")));
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
