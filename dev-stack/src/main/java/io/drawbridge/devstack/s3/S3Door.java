package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.sts.StsEndpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one endpoint of S3 and STS. */
final class S3Door extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long LARGEST_BODY_TO_TAKE = 16 << 20;

    private final transient StsEndpoint sts;
    private final transient Gate gate;
    private final transient StoreHandler store;

    S3Door(StsEndpoint sts, Gate gate, StoreHandler store) {
        this.sts = Objects.requireNonNull(sts, "sts");
        this.gate = Objects.requireNonNull(gate, "gate");
        this.store = Objects.requireNonNull(store, "store");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (StsEndpoint.isMeant(request)) {
            sts.handle(request, response);
            return;
        }
        try {
            serveS3(request, response);
        } catch (S3Refusal refusal) {
            takeWhatIsUnderWay(request);
            store.refuse(request, response, refusal);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void serveS3(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isHealthCheck(request)) {
            store.serveOpenly(request, response);
            return;
        }
        S3Call call = S3Call.of(request);
        if (call.isPreflight()) {
            store.serveOpenly(new Preflight(request), response);
        } else if (call.isForm()) {
            store.serveForm(call, response);
        } else {
            store.serve(call, response, gate.admit(call));
        }
    }

    /** Else a client that is still writing gets a broken connection instead of the answer. */
    private static void takeWhatIsUnderWay(HttpServletRequest request) throws IOException {
        if (request.getHeader("Expect") == null) {
            request.getInputStream().skip(LARGEST_BODY_TO_TAKE);
        }
    }

    private static boolean isHealthCheck(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals("/healthz");
    }
}
