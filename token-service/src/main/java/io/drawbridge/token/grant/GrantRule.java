package io.drawbridge.token.grant;

import java.util.Optional;

/** What else has to be true of a grant, known by those who serve it. Asked at the start and at each reload. */
public interface GrantRule {

    /** What is wrong with it, if anything is. */
    Optional<Broken> brokenBy(Grant grant);

    /** The key of the grant that cannot stay as it is, and what would be right. */
    record Broken(String key, String advice) {}
}
