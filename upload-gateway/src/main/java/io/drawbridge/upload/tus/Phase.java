package io.drawbridge.upload.tus;

/** How far an upload is. */
public enum Phase {
    /** Takes bytes. */
    OPEN,
    /** All bytes are there; whoever comes next makes the object visible, as often as it takes. */
    COMPLETING,
    /** The object is visible. */
    COMPLETED,
    /** Somebody ended it; its traces are being removed. */
    TERMINATED
}
