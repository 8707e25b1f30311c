package io.drawbridge.token.door.page;

import jakarta.ws.rs.core.Response.ResponseBuilder;

/** What keeps the ticket, which is in the page's address, inside the page; and others' scripts out of it. */
final class PageHeaders {

    private PageHeaders() {}

    /** @param connect where the page's script may send requests to, as sources of CSP */
    static ResponseBuilder document(ResponseBuilder answer, String connect) {
        return common(answer)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src " + connect
                                + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
                                + " require-trusted-types-for 'script'")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .header("X-Frame-Options", "DENY");
    }

    static ResponseBuilder common(ResponseBuilder answer) {
        return answer.header("Referrer-Policy", "no-referrer")
                .header("Vary", "Accept")
                .header("X-Content-Type-Options", "nosniff");
    }
}
