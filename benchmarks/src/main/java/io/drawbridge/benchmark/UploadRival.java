package io.drawbridge.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who brings a folder into the store: as a shell command, and with the server that it talks to where there is one.
 * Single files come over a pipe, many by what the tool has for many; curl keeps its connections alive.
 */
record UploadRival(String name, Optional<MeasuredService> server, Map<String, String> environment, Script script) {

    private static final int AT_ONCE = 8;

    /** The command for a shape. */
    interface Script {
        String of(UploadShape shape, Path folder);
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
                        : "cd " + folder + " && " + curl + "-Z --parallel-max " + AT_ONCE + " -T '{" + names(shape)
                                + "}' " + base);
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
                    : "cd " + folder + " && " + curl + length + "-Z --parallel-max " + AT_ONCE
                            + IntStream.range(0, shape.files())
                                    .mapToObj(i -> " -T " + i + ".bin " + files)
                                    .collect(Collectors.joining());
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
