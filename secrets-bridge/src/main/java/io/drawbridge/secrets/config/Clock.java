package io.drawbridge.secrets.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The time, as a bean, so that a test can set it. */
@Singleton
class Clock {

    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }
}
