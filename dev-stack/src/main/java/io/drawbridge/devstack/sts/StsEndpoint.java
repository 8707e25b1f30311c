package io.drawbridge.devstack.sts;

import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.identity.Identity;
import io.drawbridge.devstack.identity.Permissions;
import io.drawbridge.devstack.identity.Recognition;
import io.drawbridge.devstack.identity.SessionIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP side of the embedded STS: a form is posted to {@code /}, and XML comes back. */
public final class StsEndpoint {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Identities identities;
    private final SessionIssuer issuer;
    private final StsTrouble trouble = new StsTrouble();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    /** @param role what the role allows to those who assume it */
    public StsEndpoint(Identities identities, Permissions role, InstantSource clock) {
        this.identities = identities;
        this.issuer = new SessionIssuer(identities, role, clock);
    }

    public StsTrouble trouble() {
        return trouble;
    }

    /** How often this action was asked for, with whatever outcome. */
    public int calls(String action) {
        AtomicInteger count = calls.get(action);
        return count == null ? 0 : count.get();
    }

    public static boolean isMeant(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/");
    }

    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = 200;
        String document;
        try {
            document = answer(request, body(request));
        } catch (StsFault fault) {
            status = fault.status();
            document = StsXml.error(fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while an STS call was delayed", e);
        }
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/xml");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new StsFault(413, "RequestEntityTooLarge", "The request is too large");
        }
        return body;
    }

    private String answer(HttpServletRequest request, byte[] body) throws InterruptedException {
        StsParameters parameters = StsParameters.parse(new String(body, StandardCharsets.UTF_8));
        String action = parameters.action();
        calls.computeIfAbsent(action, name -> new AtomicInteger()).incrementAndGet();
        trouble.strike();
        StsSignature signature = StsSignature.of(request);
        Identity caller = recognize(signature, Optional.ofNullable(request.getHeader("X-Amz-Security-Token")));
        signature.verify(request, body, caller);
        return switch (action) {
            case "GetFederationToken" -> session(action, issuer.federationToken(caller, parameters), parameters);
            case "AssumeRole" -> session(action, issuer.assumedRole(caller, parameters), parameters);
            case "GetCallerIdentity" -> StsXml.caller(caller);
            default -> throw new StsFault(400, "InvalidAction", "Could not find operation " + action);
        };
    }

    private static String session(String action, SessionIdentity session, StsParameters parameters) {
        return StsXml.session(
                action, session, parameters.policy().map(String::length).orElse(0));
    }

    private Identity recognize(StsSignature signature, Optional<String> token) {
        Recognition recognition = identities.recognize(signature.accessKeyId(), token);
        if (recognition instanceof Recognition.Recognized recognized) {
            return recognized.identity();
        }
        if (recognition instanceof Recognition.Expired) {
            throw new StsFault(403, "ExpiredToken", "The security token included in the request is expired");
        }
        throw new StsFault(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
}
