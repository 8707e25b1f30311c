package io.drawbridge.token.scope;

/**
 * What is known about a kind of store.
 *
 * <table>
 * <caption>Claims</caption>
 * <tr><th>profile</th><th>policy escapes</th><th>source</th></tr>
 * <tr><td>aws</td><td>yes</td><td>IAM user guide, policy variables</td></tr>
 * <tr><td>seaweedfs</td><td>no</td><td>tried on 4.48: taken literally, so the real key is denied</td></tr>
 * <tr><td>minio, ceph, generic</td><td>no</td><td>not promised by their documents, so not relied on</td></tr>
 * </table>
 */
public enum StoreProfile {
    AWS(true),
    SEAWEEDFS(false),
    MINIO(false),
    CEPH(false),
    GENERIC(false);

    private final boolean understandsPolicyEscapes;

    StoreProfile(boolean understandsPolicyEscapes) {
        this.understandsPolicyEscapes = understandsPolicyEscapes;
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
}
