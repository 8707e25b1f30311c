package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.PartCutters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/** Writes the bytes of requests that have reserved a block of part numbers. */
@ApplicationScoped
class Appends {

    private final StateStore states;
    private final PartCutters cutters;
    private final RunningAppends running;
    private final int partsInFlight;

    @Inject
    Appends(StateStore states, PartCutters cutters, RunningAppends running, PartConfig parts) {
        this.states = states;
        this.cutters = cutters;
        this.running = running;
        this.partsInFlight = parts.maxInFlight();
    }

    /** The state afterwards; to be subscribed to on the event loop that the body lives on. */
    Uni<UploadState> run(Opened opened, Incoming incoming, Multi<ByteBuffer> body, Executor loop) {
        running.begun(incoming);
        Append append = new Append(
                opened.writer(),
                states,
                opened.parts(),
                cutters.beginPiece(opened.state().subject().partSize(), loop),
                incoming,
                loop);
        return append.run(body, partsInFlight).onTermination().invoke(() -> running.ended(incoming));
    }
}
