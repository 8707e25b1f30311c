package io.drawbridge.secrets.guard;

import java.util.Objects;

/**
 * Which storage answers: a new cluster and a new mount have ids of their own, whatever their names.
 *
 * @param cluster empty when the upstream does not say
 * @param mount the accessor of the mount
 * @param kvV1 whether it is the older engine, without metadata
 */
record Identity(String cluster, String mount, boolean kvV1) {
    Identity {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(mount, "mount");
    }
}
