package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadFolder;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.Optional;

/** What a ticket is for: one object, or a folder. */
public sealed interface TicketTarget {

    /** @throws Refusal when the ticket wants a name and there is none, or the reverse */
    UploadTarget named(Optional<String> filename);

    /**
     * @param subfolder within the ticket's own; none for that itself
     * @throws Refusal when the ticket is for one object
     */
    UploadFolder folder(Optional<String> subfolder);

    /** One object, whose name the ticket says. */
    record One(UploadTarget target) implements TicketTarget {

        @Override
        public UploadTarget named(Optional<String> filename) {
            if (filename.isPresent()) {
                throw new Refusal(Reason.INVALID_PATH, "This ticket is for one object: PUT to /u/{ticket}.");
            }
            return target;
        }

        @Override
        public UploadFolder folder(Optional<String> subfolder) {
            throw new Refusal(Reason.INVALID_PATH, "This ticket is for one object: PUT its bytes to /u/{ticket}.");
        }
    }

    /** @param prefix ends in a slash */
    record Folder(BucketName bucket, String prefix) implements TicketTarget {

        @Override
        public UploadTarget named(Optional<String> filename) {
            String name = filename.orElseThrow(() ->
                    new Refusal(Reason.INVALID_PATH, "This ticket is for a folder: PUT to /u/{ticket}/{filename}."));
            return new UploadTarget(bucket, new ObjectKey(prefix + name));
        }

        @Override
        public UploadFolder folder(Optional<String> subfolder) {
            String path = prefix + subfolder.orElse("");
            return new UploadFolder(bucket, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }
    }

    static TicketTarget of(TicketAnswer answer) {
        if (answer.key() == null && answer.prefix() == null) {
            throw new IllegalStateException("a ticket for nothing");
        }
        BucketName bucket = new BucketName(answer.bucket());
        return answer.key() != null
                ? new One(new UploadTarget(bucket, new ObjectKey(answer.key())))
                : new Folder(bucket, answer.prefix());
    }
}
