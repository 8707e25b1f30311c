package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a grant says beside what it allows. S3 itself holds no session to these: who hands out something narrower than a
 * session (a presigned URL, a form, an upload through the gateway) has to sign or to check them.
 *
 * @param maxObjectSize in bytes
 * @param contentTypes that objects may have
 * @param createOnly whether no object may be replaced
 * @param settings that every object must be written with
 */
public record Limits(
        Lifetime lifetime,
        OptionalLong maxObjectSize,
        ContentTypes contentTypes,
        boolean createOnly,
        ObjectSettings settings) {

    /** The longest lifetime, then the largest objects, then what may replace, then what may be of any type. */
    static final Comparator<Limits> MOST_GENEROUS_FIRST = Comparator.comparing(
                    (Limits limits) -> limits.lifetime().max())
            .thenComparing(limits -> limits.maxObjectSize().orElse(Long.MAX_VALUE))
            .reversed()
            .thenComparing(Limits::createOnly)
            .thenComparing(limits -> !limits.contentTypes().named().isEmpty());

    public Limits {
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(contentTypes, "contentTypes");
        Objects.requireNonNull(settings, "settings");
        if (maxObjectSize.isPresent() && maxObjectSize.getAsLong() < 1) {
            throw ProblemException.invalid("max-object-size must be positive");
        }
    }

    /** Those of the ticket as well; empty if no type of content is left. */
    Optional<Limits> within(Capability.Limits ticket) {
        long size =
                Math.min(maxObjectSize.orElse(Long.MAX_VALUE), ticket.maxSize().orElse(Long.MAX_VALUE));
        return contentTypes
                .within(new ContentTypes(List.copyOf(ticket.contentTypes())))
                .map(types -> new Limits(
                        lifetime,
                        size == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(size),
                        types,
                        createOnly || ticket.createOnly(),
                        settings));
    }

    /** Limits of time and size only. */
    public Limits(Lifetime lifetime, OptionalLong maxObjectSize) {
        this(lifetime, maxObjectSize, ContentTypes.ANY, false, ObjectSettings.NONE);
    }
}
