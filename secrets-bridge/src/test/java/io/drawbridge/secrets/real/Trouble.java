package io.drawbridge.secrets.real;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.secrets.testing.BaoProcess;
import java.time.Duration;
import java.util.function.BiConsumer;

/** What happens to an upstream although nobody wants a secret deleted, and how it ends. */
enum Trouble {
    SEALED((bao, network) -> bao.seal(), (bao, network) -> bao.unseal()),
    RESTARTED_EMPTY((bao, network) -> bao.restartEmpty(), Trouble::nothing),
    POLICY_REMOVED((bao, network) -> bao.removePolicy(), (bao, network) -> bao.restorePolicy()),
    UNMOUNTED((bao, network) -> bao.unmount(), (bao, network) -> bao.mount()),
    MOUNTED_ANEW(
            (bao, network) -> {
                bao.unmount();
                bao.mount();
            },
            Trouble::nothing),
    NETWORK_CUT((bao, network) -> network.always(RequestMatcher.any(), Fault.cutResponse(0)), Trouble::clear),
    SLOW((bao, network) -> network.always(RequestMatcher.any(), Fault.latency(Duration.ofSeconds(20))), Trouble::clear),
    TOO_MANY_REQUESTS((bao, network) -> network.always(RequestMatcher.any(), Fault.status(429)), Trouble::clear),
    MASS_DELETION(
            (bao, network) -> GuardedSyncTest.NAMES.forEach(name -> bao.wipe("team-a/" + name)), Trouble::nothing);

    private final BiConsumer<BaoProcess, FaultInjector> begin;
    private final BiConsumer<BaoProcess, FaultInjector> end;

    Trouble(BiConsumer<BaoProcess, FaultInjector> begin, BiConsumer<BaoProcess, FaultInjector> end) {
        this.begin = begin;
        this.end = end;
    }

    void begin(BaoProcess bao, FaultInjector network) {
        begin.accept(bao, network);
    }

    /** The secrets themselves are written again after it. */
    void end(BaoProcess bao, FaultInjector network) {
        end.accept(bao, network);
    }

    private static void nothing(BaoProcess bao, FaultInjector network) {}

    private static void clear(BaoProcess bao, FaultInjector network) {
        network.clear();
    }
}
