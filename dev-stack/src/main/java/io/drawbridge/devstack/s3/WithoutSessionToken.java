package io.drawbridge.devstack.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Hides the session token, which S3Proxy takes for a header that it does not implement. Other such headers stay, and are
 * answered 501, so that nothing is silently ignored.
 */
final class WithoutSessionToken extends HttpServletRequestWrapper {

    WithoutSessionToken(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !name.equalsIgnoreCase("X-Amz-Security-Token"))
                .toList());
    }
}
