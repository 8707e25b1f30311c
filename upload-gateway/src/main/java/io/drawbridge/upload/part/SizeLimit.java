package io.drawbridge.upload.part;

/**
 * The largest body of an upload.
 *
 * @param setBy for the client, which passes it on to whoever can change it
 */
public record SizeLimit(long bytes, String setBy) {

    /** The lower of both. */
    public SizeLimit and(SizeLimit other) {
        return other.bytes() < bytes ? other : this;
    }
}
