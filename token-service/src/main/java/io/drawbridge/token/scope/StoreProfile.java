package io.drawbridge.token.scope;

/**
 * What is known about a kind of store.
 *
 * <table>
 * <caption>Claims</caption>
 * <tr><th>profile</th><th>policy escapes</th><th>POST policies of sessions</th><th>conditional writes</th></tr>
 * <tr><td>aws</td><td>yes: IAM user guide, policy variables</td><td>yes: documented</td><td>yes: documented</td></tr>
 * <tr><td>seaweedfs</td><td>no, tried on 4.48: taken literally, so the real key is denied</td><td>no, tried: 403</td>
 * <td>yes, tried; of two completes at the same time both may pass</td></tr>
 * <tr><td>minio, ceph, generic</td><td>not promised by their documents, so not relied on</td><td>tried when asked: what
 * the store refuses stays refused</td><td>not relied on: a store that ignores the condition would overwrite</td></tr>
 * </table>
 */
public enum StoreProfile {
    AWS(true, true, true),
    SEAWEEDFS(false, false, true),
    MINIO(false, true, false),
    CEPH(false, true, false),
    GENERIC(false, true, false);

    private final boolean understandsPolicyEscapes;
    private final boolean takesPostPoliciesOfSessions;
    private final boolean keepsConditions;

    StoreProfile(boolean understandsPolicyEscapes, boolean takesPostPoliciesOfSessions, boolean keepsConditions) {
        this.understandsPolicyEscapes = understandsPolicyEscapes;
        this.takesPostPoliciesOfSessions = takesPostPoliciesOfSessions;
        this.keepsConditions = keepsConditions;
    }

    /** Whether a backslash in a key stays one; SeaweedFS 4.48 stores it as a slash, which is another key. */
    public boolean keepsBackslashes() {
        return this != SEAWEEDFS;
    }

    /**
     * Whether <code>${*}</code>, <code>${?}</code> and <code>${$}</code> in a policy stand for these characters
     * themselves.
     */
    public boolean understandsPolicyEscapes() {
        return understandsPolicyEscapes;
    }

    /** Whether a POST policy may be signed with temporary credentials. */
    public boolean takesPostPoliciesOfSessions() {
        return takesPostPoliciesOfSessions;
    }

    /** Whether {@code If-None-Match: *} keeps PutObject and CompleteMultipartUpload from overwriting. */
    public boolean keepsConditions() {
        return keepsConditions;
    }
}
