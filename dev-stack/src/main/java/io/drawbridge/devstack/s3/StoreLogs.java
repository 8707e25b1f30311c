package io.drawbridge.devstack.s3;

import java.util.logging.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/**
 * Where nobody has configured the JBoss LogManager, it takes every level to be wanted, and S3Proxy and its Jetty then
 * spend ten times more on the text of debug messages than on the data.
 */
final class StoreLogs {

    /** Held, because the level goes with the logger. */
    private static final Logger LOGGER = LogContext.getLogContext().getLogger("org.gaul");

    private StoreLogs() {}

    /** Leaves a level alone that somebody has chosen. */
    static void quieten() {
        if (LOGGER.getLevel() == null) {
            LOGGER.setLevel(Level.WARNING);
        }
    }
}
