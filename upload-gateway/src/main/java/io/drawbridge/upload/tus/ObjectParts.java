package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.part.Part;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The multipart upload of one object, with the session of the caller that is at it now. */
public interface ObjectParts {

    /** Sends a part under this number, with repetition; its slabs are given back when the store has it. */
    Uni<Void> upload(int number, Part part);

    /** Begins no further attempt, and ends when none is on its way any more. */
    Uni<Void> stop();

    /** Bytes of each part that the store has, by number. */
    Uni<Map<Integer, Long>> list();

    /** Makes the object of these parts visible; succeeds also when it is already. */
    Uni<Void> complete(List<Run> committed, long length);

    /** Takes back what the store holds; never fails. */
    Uni<Void> abort();

    /** Begins and continues. */
    interface Opener {

        /** @return the id of a new multipart upload */
        Uni<String> create(ObjectWrite write, UploadLease lease);

        ObjectParts open(ObjectWrite write, String uploadId, UploadLease lease);
    }
}
