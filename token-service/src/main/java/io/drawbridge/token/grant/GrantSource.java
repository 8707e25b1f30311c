package io.drawbridge.token.grant;

/** Where a grant is written, and so where to look when it cannot be used. */
interface GrantSource {

    /** The index is the place in the list of a key, or -1 where the whole of it is meant; so is the empty key. */
    RuntimeException refuse(String key, int index, String advice);
}
