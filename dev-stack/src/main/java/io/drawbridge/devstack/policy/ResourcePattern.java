package io.drawbridge.devstack.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A pattern of resources: {@code *}, or an
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN</a> whose six segments are matched
 * one by one, so that a wildcard in one segment cannot swallow the next.
 */
record ResourcePattern(List<Glob> segments) {

    private static final int ARN_SEGMENTS = 6;
    private static final ResourcePattern ANYTHING = new ResourcePattern(List.of());

    ResourcePattern {
        segments = List.copyOf(segments);
    }

    static ResourcePattern parse(String text) {
        if (text.equals("*")) {
            return ANYTHING;
        }
        String[] segments = split(text);
        if (segments.length != ARN_SEGMENTS || !segments[0].equals("arn")) {
            throw new MalformedPolicyException("Resource must be in ARN format or \"*\": " + text);
        }
        return new ResourcePattern(Arrays.stream(segments).map(Glob::parse).toList());
    }

    boolean matches(String resource, Map<String, String> variables) {
        if (this == ANYTHING) {
            return true;
        }
        String[] actual = split(resource);
        if (actual.length != ARN_SEGMENTS) {
            return false;
        }
        for (int i = 0; i < ARN_SEGMENTS; i++) {
            if (!segments.get(i).matches(actual[i], variables)) {
                return false;
            }
        }
        return true;
    }

    /** The last segment may hold colons. */
    private static String[] split(String arn) {
        return arn.split(":", ARN_SEGMENTS);
    }
}
