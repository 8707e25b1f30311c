package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Demand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request, and what it asks for. */
record S3Call(HttpServletRequest request, StoredName target) {

    private static final String COPY_SOURCE = "x-amz-copy-source";

    S3Call {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(target, "target");
    }

    static S3Call of(HttpServletRequest request) {
        return new S3Call(request, StoredName.ofPath(request.getRequestURI()));
    }

    /** A form that a browser posts to a bucket; its credentials are in the body. */
    boolean isForm() {
        String type = request.getContentType();
        return method().equals("POST")
                && !target.bucket().isEmpty()
                && !target.isObject()
                && type != null
                && type.startsWith("multipart/form-data")
                && subResources().isEmpty();
    }

    /** A browser's question before the real request, which carries no credentials. */
    boolean isPreflight() {
        return method().equals("OPTIONS")
                && !target.bucket().isEmpty()
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    Optional<StoredName> copySource() {
        return method().equals("PUT")
                ? Optional.ofNullable(request.getHeader(COPY_SOURCE)).map(StoredName::ofCopySource)
                : Optional.empty();
    }

    S3Operation operation() {
        List<String> subResources = subResources();
        if (subResources.size() > 1) {
            return new S3Operation.Unknown();
        }
        String name = method()
                + subResources.stream().map(sub -> " " + sub).findFirst().orElse("");
        if (target.bucket().isEmpty()) {
            return name.equals("GET")
                    ? known(List.of(Demand.onAllBuckets("s3:ListAllMyBuckets")))
                    : new S3Operation.Unknown();
        }
        if (!target.isObject()) {
            return onBucket(name);
        }
        return S3Actions.onObject(name)
                .<S3Operation>map(action -> known(onObject(name, action)))
                .orElseGet(S3Operation.Unknown::new);
    }

    private S3Operation onBucket(String name) {
        if (name.equals("POST delete")) {
            return new S3Operation.DeleteEach(target.bucket());
        }
        return S3Actions.onBucket(name)
                .<S3Operation>map(action -> known(List.of(Demand.onBucket(action, target.bucket()))))
                .orElseGet(S3Operation.Unknown::new);
    }

    private S3Operation.Known known(List<Demand> demands) {
        return new S3Operation.Known(demands, Optional.ofNullable(request.getParameter("uploadId")));
    }

    private List<Demand> onObject(String name, String action) {
        List<Demand> demands = new ArrayList<>();
        demands.add(demand(versioned(action, request.getParameter("versionId") != null)));
        if (name.equals("GET attributes")) {
            demands.add(demand("s3:GetObject"));
        }
        if (name.equals("PUT") || name.equals("POST uploads")) {
            SideEffects.of(request).forEach(effect -> demands.add(demand(effect)));
        }
        copySource().ifPresent(source -> demands.add(reading(source)));
        return demands;
    }

    private Demand reading(StoredName source) {
        boolean ofVersion = request.getHeader(COPY_SOURCE).contains("?");
        return Demand.onObject(versioned("s3:GetObject", ofVersion), source.bucket(), source.key());
    }

    private Demand demand(String action) {
        return Demand.onObject(action, target.bucket(), target.key());
    }

    private static String versioned(String action, boolean ofVersion) {
        boolean exists = action.equals("s3:GetObject") || action.equals("s3:DeleteObject");
        return ofVersion && exists ? action + "Version" : action;
    }

    private List<String> subResources() {
        return Collections.list(request.getParameterNames()).stream()
                .filter(name -> !S3Actions.isPlain(name))
                .toList();
    }

    private String method() {
        return request.getMethod();
    }
}
