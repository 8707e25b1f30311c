package io.drawbridge.devstack.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Headers by which a write does more than write, and the permissions that this takes beside {@code s3:PutObject}. */
final class SideEffects {

    private static final Map<String, String> BY_START_OF_HEADER = Map.of(
            "x-amz-acl", "s3:PutObjectAcl",
            "x-amz-grant-", "s3:PutObjectAcl",
            "x-amz-tagging", "s3:PutObjectTagging",
            "x-amz-object-lock-legal-hold", "s3:PutObjectLegalHold",
            "x-amz-object-lock-mode", "s3:PutObjectRetention",
            "x-amz-object-lock-retain-until-date", "s3:PutObjectRetention",
            "x-amz-bypass-governance-retention", "s3:BypassGovernanceRetention");

    private SideEffects() {}

    static List<String> of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return BY_START_OF_HEADER.entrySet().stream()
                .filter(entry -> headers.stream().anyMatch(header -> header.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }
}
