package io.drawbridge.secrets.upstream;

import io.smallrye.mutiny.Uni;

/** A way to a token of the upstream. */
interface Login {

    /** Fails with {@link LoginRefusedException} when the upstream says no, and otherwise when it says nothing usable. */
    Uni<UpstreamToken> login();
}
