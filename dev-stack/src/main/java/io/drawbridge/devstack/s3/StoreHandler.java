package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Demand;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** S3Proxy's handler behind the {@link Gate}, with errors as S3 answers them. */
final class StoreHandler extends S3ProxyHandler {

    private static final long LARGEST_SINGLE_OBJECT = 5L << 30;

    /** Bodies signed as a whole are held in memory until their digest is known. */
    private static final long LARGEST_SIGNED_BODY = 128 << 20;

    private static final int LARGEST_CHUNK = 16 << 20;
    private static final int SECONDS_OF_SKEW = 15 * 60;
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final AdmittedStores stores;

    StoreHandler(BlobStore store, AdmittedStores stores) {
        super(
                new PrivateStore(store),
                AuthenticationType.AWS_V4,
                "nobody", // replaced by the locator
                "nothing",
                null,
                LARGEST_SINGLE_OBJECT,
                LARGEST_SIGNED_BODY,
                LARGEST_CHUNK,
                false,
                new CrossOriginResourceSharing(),
                "",
                SECONDS_OF_SKEW);
        this.stores = stores;
        setBlobStoreLocator(stores);
    }

    void serve(S3Call call, HttpServletResponse response, Admission admission) throws IOException {
        stores.open(admission);
        try {
            carryOut(call.request(), response);
        } catch (S3Refusal refusal) {
            throw hidesAbsence(refusal, call, admission) ? S3Refusal.accessDenied() : refusal;
        } finally {
            stores.close();
        }
    }

    void serveForm(S3Call call, HttpServletResponse response) throws IOException {
        stores.openForm(call.target().bucket());
        try {
            carryOut(call.request(), response);
        } finally {
            stores.close();
        }
    }

    /** Preflights and the health check: no credentials, no data. */
    void serveOpenly(HttpServletRequest request, HttpServletResponse response) throws IOException {
        carryOut(request, response);
    }

    private void carryOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream body = request.getInputStream()) {
            doHandle(request, new WithoutSessionToken(request), response, body, null);
        } catch (IOException | RuntimeException failure) {
            throw StoreFailures.refusal(failure).orElseThrow(() -> rethrown(failure));
        }
    }

    private static RuntimeException rethrown(Exception failure) {
        return failure instanceof RuntimeException runtime ? runtime : new UncheckedIOException((IOException) failure);
    }

    /** Who may not list a bucket does not learn whether an object is there. */
    private static boolean hidesAbsence(S3Refusal refusal, S3Call call, Admission admission) {
        Demand list = Demand.onBucket("s3:ListBucket", call.target().bucket());
        return refusal.code().equals("NoSuchKey")
                && READS.contains(call.request().getMethod())
                && !admission.identity().allows(list);
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, S3Refusal refusal) throws IOException {
        if (refusal.status() == 412 && isQuestionOfFreshness(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        sendSimpleErrorResponse(request, response, refusal.code(), refusal.status(), refusal.getMessage(), Map.of());
    }

    private static boolean isQuestionOfFreshness(HttpServletRequest request) {
        return READS.contains(request.getMethod())
                && request.getHeader("If-Match") == null
                && request.getHeader("If-Unmodified-Since") == null;
    }
}
