package io.drawbridge.token.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is in a small text file. */
final class FileContent {

    /** More than Kubernetes mounts from a ConfigMap or a Secret. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private FileContent() {}

    static String read(Path path) {
        Place start = new Place(path.toString(), 1, 1);
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new FileFormatException(start, "must not have more than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FileFormatException(start, "must be UTF-8");
        } catch (IOException e) {
            throw new FileFormatException(
                    start, "cannot be read (" + e.getClass().getSimpleName() + "): is it mounted and readable?");
        }
    }
}
