package io.drawbridge.upload.object;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.Objects;

/**
 * Where the files of a form go.
 *
 * @param path of a folder in the bucket, without a slash at its end; empty for the whole bucket
 */
public record UploadFolder(BucketName bucket, String path) {

    public UploadFolder {
        Objects.requireNonNull(bucket);
        if (!path.isEmpty()) {
            new ObjectKey(path);
        }
    }

    /**
     * The object of a file. Of the name that the client gives only what stands after the last slash or backslash
     * counts: old browsers send whole paths, and nobody chooses another folder than the request's.
     */
    public UploadTarget file(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (base.isEmpty()) {
            throw new Refusal(Reason.INVALID_KEY, "The file has no name; send one in its Content-Disposition.");
        }
        return new UploadTarget(bucket, new ObjectKey(path.isEmpty() ? base : path + "/" + base));
    }
}
