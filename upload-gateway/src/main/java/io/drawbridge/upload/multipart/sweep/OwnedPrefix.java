package io.drawbridge.upload.multipart.sweep;

import io.drawbridge.upload.object.BucketName;

/** A place of which the operator says that only the gateway begins multipart uploads there. */
record OwnedPrefix(BucketName bucket, String prefix) {

    /** @throws IllegalArgumentException for anything but {@code bucket/prefix/}: a whole bucket is nobody's alone by accident */
    static OwnedPrefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || !text.endsWith("/") || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "drawbridge.sweeper.owned takes bucket/prefix/ with a slash at the end, not " + text);
        }
        return new OwnedPrefix(new BucketName(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return bucket + "/" + prefix;
    }
}
