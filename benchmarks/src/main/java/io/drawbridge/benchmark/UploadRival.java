package io.drawbridge.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who brings a folder into the store: as a shell command, and with the server that it talks to where there is one.
 * Single files come over a pipe, many by what the tool has for many; curl keeps its connections alive.
 */
record UploadRival(String name, Optional<MeasuredService> server, Map<String, String> environment, Script script) {

    /** Without {@code --parallel-immediate} curl sends the first file alone, to see whether its connection takes more. */
    private static final String MANY = "-Z --parallel-immediate --parallel-max ";

    /** The command for a shape. */
    interface Script {
        String of(UploadShape shape, Path folder) throws IOException;
    }

    static UploadRival gateway(MeasuredService server, String apiKey, String bucket) {
        String base = server.address() + "/v1/objects/" + bucket + "/uploads/";
        String curl = "curl -fsS -o /dev/null -H 'Expect:' -H 'Authorization: Bearer " + apiKey + "' ";
        return new UploadRival(
                "upload-gateway",
                Optional.of(server),
                Map.of(),
                (shape, folder) -> shape.files() == 1
                        ? curl + "-T - " + base + "0.bin < " + folder.resolve("0.bin")
                        : "cd " + folder + " && " + curl + MANY + shape.atOnce() + " -T '{" + names(shape) + "}' "
                                + base);
    }

    /** tus 1.0.0, creation-with-upload: one request for each file, as the gateway gets it. */
    static UploadRival tusd(MeasuredService server) {
        // Behind a slash curl would put the file's name.
        String files = server.address() + "/files";
        String curl = "curl -fsS -o /dev/null -X POST -H 'Tus-Resumable: 1.0.0' -H 'Expect:'"
                + " -H 'Content-Type: application/offset+octet-stream' ";
        return new UploadRival("tusd", Optional.of(server), Map.of(), (shape, folder) -> {
            String length = "-H 'Upload-Length: " + shape.mebibytes() * (1L << 20) + "' ";
            return shape.files() == 1
                    ? curl + length + "-T " + folder.resolve("0.bin") + " " + files
                    : "cd " + folder + " && " + curl + length + MANY + shape.atOnce()
                            + IntStream.range(0, shape.files())
                                    .mapToObj(i -> " -T " + i + ".bin " + files)
                                    .collect(Collectors.joining());
        });
    }

    /**
     * The same curl straight into the store, one PutObject for each file: what the store and the client can do at all. It needs a
     * signed URL for each file, and its length.
     *
     * @param signed makes the URL of a key
     */
    static UploadRival presigned(UnaryOperator<String> signed) {
        return new UploadRival("curl, presigned URLs", Optional.empty(), Map.of(), (shape, folder) -> {
            Path transfers = folder.resolveSibling(folder.getFileName() + ".curl");
            Files.writeString(
                    transfers,
                    IntStream.range(0, shape.files())
                            .mapToObj(i -> "upload-file = " + folder.resolve(i + ".bin") + "\nurl = \""
                                    + signed.apply("uploads/" + i + ".bin") + "\"\noutput = /dev/null\n")
                            .collect(Collectors.joining()));
            return "curl -fsS -H 'Expect:' " + MANY + shape.atOnce() + " -K " + transfers;
        });
    }

    static UploadRival aws(Path aws, URI store, String bucket, Map<String, String> key) {
        String copy = aws + " --endpoint-url " + store + " s3 cp --only-show-errors ";
        return new UploadRival(
                "aws s3 cp",
                Optional.empty(),
                key,
                (shape, folder) -> shape.files() == 1
                        ? copy + "- s3://" + bucket + "/uploads/0.bin < " + folder.resolve("0.bin")
                        : copy + "--recursive " + folder + " s3://" + bucket + "/uploads/");
    }

    static UploadRival s5cmd(Path s5cmd, URI store, String bucket, Map<String, String> key) {
        String program = s5cmd + " --log error --endpoint-url " + store + " ";
        return new UploadRival(
                "s5cmd",
                Optional.empty(),
                key,
                (shape, folder) -> shape.files() == 1
                        ? program + "pipe s3://" + bucket + "/uploads/0.bin < " + folder.resolve("0.bin")
                        : program + "cp '" + folder + "/*' s3://" + bucket + "/uploads/");
    }

    private static String names(UploadShape shape) {
        return IntStream.range(0, shape.files()).mapToObj(i -> i + ".bin").collect(Collectors.joining(","));
    }
}
