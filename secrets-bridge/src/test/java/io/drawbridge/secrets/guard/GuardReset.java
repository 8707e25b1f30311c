package io.drawbridge.secrets.guard;

import io.quarkus.arc.Arc;

/** For tests that put another upstream in the place of one that the bridge has seen. */
public final class GuardReset {

    private GuardReset() {}

    /** As if the bridge had just been started; where it runs in another process there is nothing to do. */
    public static void forget() {
        if (Arc.container() != null) {
            Arc.container().instance(GuardedSource.class).get().forget();
        }
    }
}
