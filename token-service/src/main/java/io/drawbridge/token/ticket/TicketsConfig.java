package io.drawbridge.token.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Limits of tickets beside those of the grants: {@code drawbridge.tickets.*}. */
@ConfigMapping(prefix = "drawbridge.tickets")
public interface TicketsConfig {

    /** The longest life of a ticket, whatever its grant allows. */
    @WithDefault("7D")
    Duration maxTtl();

    /** Ids of tickets that are not taken any more, one a line; read again when it changes. */
    Optional<Path> denylistFile();

    /**
     * Whether the holder of a ticket gets session credentials although the ticket has limits that S3 cannot hold a session
     * to: {@code strict} refuses, {@code told} gives them and tells the limits, for installations where only
     * upload-gateway can reach this service.
     */
    @WithDefault("strict")
    RawCredentials rawCredentials();

    /** See {@link #rawCredentials}. */
    enum RawCredentials {
        STRICT,
        TOLD
    }
}
