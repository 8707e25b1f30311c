package io.drawbridge.upload.multipart.sweep;

/** The suite on the embedded store. */
class EmbeddedExpiryTest extends ExpirySuite {

    EmbeddedExpiryTest() {
        super("embedded");
    }
}
