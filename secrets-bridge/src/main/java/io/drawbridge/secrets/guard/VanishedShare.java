package io.drawbridge.secrets.guard;

/**
 * How many paths of a mount vanished together, judged by a sample.
 *
 * @param minimum fewer are never too many
 * @param maxShare of all that are or were there
 */
record VanishedShare(int minimum, double maxShare) {

    /**
     * Whether so much vanished that it is more likely an accident.
     *
     * @param remembered paths that had a value when they were last read
     * @param looked of them, how many were looked at just now
     * @param missing of these, how many are not there any more
     * @param implied paths that are surely not there, by what was answered
     * @param believed deletions passed on a short while ago
     */
    boolean isTooMuch(int remembered, int looked, int missing, int implied, int believed) {
        double estimated = looked == 0 ? 0 : (double) missing / looked * remembered;
        double vanished = Math.max(estimated, implied) + believed;
        return vanished >= minimum && vanished > maxShare * (remembered + believed);
    }
}
