package io.drawbridge.secrets.guard;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.guard.Verdict.Reason;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether "not found" is believed, because External Secrets deletes Secrets for it. Each question is asked only
 * if those before it left no doubt: does the mount answer, is it the one that was seen before, does it hold anything,
 * does a second witness confirm, and is it not one of too many.
 */
final class DeletionGuard {

    private static final int AT_ONCE = 4;

    private final SecretSource source;
    private final GuardConfig config;
    private final Confirmation confirmation;
    private final VanishedShare share;

    DeletionGuard(SecretSource source, GuardConfig config) {
        this.source = source;
        this.config = config;
        this.confirmation = new Confirmation(source);
        this.share = new VanishedShare(config.minVanished(), config.maxVanishedShare());
    }

    /** @param vanished paths that had a value before and surely have none any more, by the answer to this */
    Uni<Verdict> judge(SecretRef ref, MountMemory memory, Optional<Identity> identity, List<SecretPath> vanished) {
        if (identity.isEmpty()) {
            return Uni.createFrom().item(new Verdict.Doubt(Reason.MOUNT));
        }
        Scope scope = Scope.of(ref);
        return recognised(scope, memory, identity.get(), vanished)
                .chain(verdict -> verdict.and(() -> alive(scope, memory)))
                .chain(verdict -> verdict.and(() -> confirmed(ref, identity.get())))
                .chain(verdict -> verdict.and(() -> notTogether(scope, memory, vanished)));
    }

    /** On behalf of a read that found something: after a recovery all may be there again. */
    Uni<Verdict> recognise(Scope scope, MountMemory memory, Optional<Identity> now) {
        return now.isPresent()
                ? recognised(scope, memory, now.get(), List.of())
                : Uni.createFrom().item(new Verdict.Doubt(Reason.MOUNT));
    }

    /** A new identity is adopted when nothing was seen under the old one, or all of that is there again. */
    private Uni<Verdict> recognised(Scope scope, MountMemory memory, Identity now, List<SecretPath> vanished) {
        if (config.clusterId().filter(id -> !id.equals(now.cluster())).isPresent()) {
            return Uni.createFrom().item(new Verdict.Doubt(Reason.IDENTITY));
        }
        if (memory.identity().filter(now::equals).isPresent()) {
            return Uni.createFrom().item(new Verdict.Sure());
        }
        Uni<Boolean> allBack = memory.identity().isEmpty() || memory.isEmpty()
                ? Uni.createFrom().item(true)
                : vanished.isEmpty()
                        ? allPresent(scope, memory.paths())
                        : Uni.createFrom().item(false);
        return allBack.invoke(back -> {
                    if (back) {
                        memory.adopt(now);
                    }
                })
                .map(back -> Verdict.of(back, Reason.IDENTITY));
    }

    /** An empty storage in the place of a full one looks like this to a bridge that has just started. */
    private Uni<Verdict> alive(Scope scope, MountMemory memory) {
        if (!memory.isEmpty() || config.clusterId().isPresent()) {
            return Uni.createFrom().item(new Verdict.Sure());
        }
        return source.fetch(scope.ref(Verb.LIST, new SecretPath(List.of())))
                .map(outcome -> Verdict.of(outcome instanceof ReadOutcome.Listed, Reason.EMPTY));
    }

    private Uni<Verdict> confirmed(SecretRef ref, Identity identity) {
        return confirmation.of(ref, identity.kvV1()).map(sure -> Verdict.of(sure, Reason.UNCONFIRMED));
    }

    private Uni<Verdict> notTogether(Scope scope, MountMemory memory, List<SecretPath> vanished) {
        if (vanished.isEmpty()) {
            return Uni.createFrom().item(new Verdict.Sure());
        }
        if (memory.justFoundMassDeletion()) {
            return Uni.createFrom().item(new Verdict.Doubt(Reason.VANISHED));
        }
        List<SecretPath> remembered = memory.paths();
        List<SecretPath> sample = remembered.subList(0, Math.min(config.sample(), remembered.size()));
        return missing(scope, sample)
                .map(missing ->
                        share.isTooMuch(remembered.size(), sample.size(), missing, vanished.size(), memory.believed()))
                .invoke(tooMuch -> {
                    if (tooMuch) {
                        memory.foundMassDeletion();
                    }
                })
                .map(tooMuch -> Verdict.of(!tooMuch, Reason.VANISHED));
    }

    private Uni<Integer> missing(Scope scope, List<SecretPath> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUni(path -> isPresent(scope, path))
                .merge(AT_ONCE)
                .filter(present -> !present)
                .collect()
                .with(Collectors.counting())
                .map(Long::intValue);
    }

    /** One by one, up to the first that is not there. */
    private Uni<Boolean> allPresent(Scope scope, List<SecretPath> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(path -> isPresent(scope, path))
                .filter(present -> !present)
                .collect()
                .first()
                .map(firstMissing -> firstMissing == null);
    }

    private Uni<Boolean> isPresent(Scope scope, SecretPath path) {
        return source.fetch(scope.ref(Verb.READ, path)).map(ReadOutcome.Found.class::isInstance);
    }
}
