package io.drawbridge.token.ticket;

import io.drawbridge.token.caller.Capability;
import java.util.Objects;

/** A ticket, and what it says. Not to be logged, so not to be printed. */
public record IssuedTicket(String value, Capability capability) {

    public IssuedTicket {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(capability, "capability");
    }

    @Override
    public String toString() {
        return "IssuedTicket[" + capability.id() + "]";
    }
}
