package io.drawbridge.upload;

/** The suite on the embedded store. */
class EmbeddedKillIT extends KillSuite {

    EmbeddedKillIT() {
        super("embedded");
    }
}
