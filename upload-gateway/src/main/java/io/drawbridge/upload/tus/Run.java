package io.drawbridge.upload.tus;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Parts with consecutive numbers whose bytes belong to the object.
 *
 * @param bytes of all of them
 */
@RegisterForReflection
public record Run(int first, int last, long bytes) {

    boolean precedes(Run next) {
        return last + 1 == next.first;
    }

    Run joined(Run next) {
        return new Run(first, next.last, bytes + next.bytes);
    }

    /** Whether the part with this number is one of them. */
    public boolean holds(int number) {
        return first <= number && number <= last;
    }
}
