package io.drawbridge.upload.door;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies whose end a proxy and this server might see at different places (RFC 9112, section 6.1): the server would
 * take no notice of a coding that it does not know, and go by Content-Length.
 */
public class TransferCoding {

    @ServerRequestFilter(preMatching = true)
    public void refuseUnknown(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean isKnown = codings.isEmpty()
                || codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(
                                codings.get(0).trim());
        if (!isKnown) {
            throw new Refusal(Reason.INVALID_HEADER, "Transfer-Encoding is chunked, or is left out.");
        }
    }
}
