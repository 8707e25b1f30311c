package io.drawbridge.benchmark;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.Scratch;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code ./benchmarks/run upload}: the gateway beside what a user would take instead, in turns, on the same store. */
public final class UploadBenchmark {

    private static final int FIRST_OBJECTS = 32;

    private final UploadOptions options;

    private UploadBenchmark(UploadOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new UploadBenchmark(RunOptions.parse(new UploadOptions(), arguments)).run();
    }

    private void run() throws Exception {
        try (Scratch folder = Scratch.create("benchmark-upload");
                SeaweedFs store = SeaweedFs.start(folder.resolve("seaweedfs"), UploadServers.BUCKET);
                FaultInjector far = FarStore.of(store.endpoint())) {
            String tables = measure("A store beside it", folder, store, store.endpoint(), options.shapes())
                    + measure("A store far away", folder, store, far.endpoint(), withoutTheLargest());
            new Report("upload", options.common)
                    .publish(tables + "Medians of " + options.turns()
                            + " rounds. " + FarStore.DESCRIPTION
                            + " CPU and memory are the gateway's or tusd's own; where there is no server, the client's. Both servers"
                            + " took " + options.warmUpFiles()
                            + " small files and 2 GiB or more of each other shape before it was measured."
                            + " SeaweedFS " + ServerVersion.SEAWEEDFS.installed() + ".");
        }
    }

    /** At 100 MB/s and connection a 4 GiB file tells no more than a smaller one. */
    private List<UploadShape> withoutTheLargest() {
        return options.shapes().stream()
                .map(shape -> new UploadShape(shape.files(), Math.min(shape.mebibytes(), 1024)))
                .toList();
    }

    private String measure(String title, Scratch folder, SeaweedFs store, URI endpoint, List<UploadShape> shapes)
            throws Exception {
        List<UploadRun> runs = new ArrayList<>();
        Path scratch = Files.createDirectories(folder.resolve(title.replace(' ', '-')));
        try (UploadServers servers = UploadServers.start(scratch, options.common.project, store, endpoint)) {
            List<UploadRival> rivals = servers.rivals(InstalledServers.onThisMachine());
            for (UploadShape shape : shapes) {
                Path files = shape.write(folder.resolve("files"));
                for (UploadRival server :
                        rivals.stream().filter(r -> r.server().isPresent()).toList()) {
                    warm(server, shape, files, scratch, store);
                }
                for (int turn = 0; turn < options.turns(); turn++) {
                    for (UploadRival rival : rotated(rivals, turn)) {
                        UploadRun run = UploadRun.measure(rival, shape, files, scratch);
                        System.out.println(run.line()); // console
                        runs.add(run);
                        empty(store);
                    }
                }
            }
        }
        return new UploadTable(title, runs).toString();
    }

    /** Nobody is always the first. */
    private static List<UploadRival> rotated(List<UploadRival> rivals, int turn) {
        List<UploadRival> order = new ArrayList<>(rivals);
        Collections.rotate(order, turn);
        return order;
    }

    /** As many files for each server: nobody restarts a service for each file. */
    private void warm(UploadRival rival, UploadShape shape, Path files, Path scratch, SeaweedFs store)
            throws Exception {
        for (int turn = 0; turn < options.warmUpTurns(shape); turn++) {
            UploadRun.measure(rival, shape, files, scratch);
            empty(store);
        }
    }

    /**
     * SeaweedFS gives the disk back when the bucket goes. A new bucket gets its volumes with the first objects, which takes up to a
     * second of whoever comes first: so these are nobody's.
     */
    private static void empty(SeaweedFs store) {
        try (S3Client s3 = store.s3(store.admin().credentials())) {
            s3.listObjectsV2Paginator(list -> list.bucket(UploadServers.BUCKET))
                    .contents()
                    .forEach(object -> s3.deleteObject(
                            delete -> delete.bucket(UploadServers.BUCKET).key(object.key())));
            s3.deleteBucket(delete -> delete.bucket(UploadServers.BUCKET));
            s3.createBucket(create -> create.bucket(UploadServers.BUCKET));
            for (int i = 0; i < FIRST_OBJECTS; i++) {
                String key = "first/" + i;
                s3.putObject(
                        put -> put.bucket(UploadServers.BUCKET).key(key), RequestBody.fromBytes(new byte[1 << 16]));
            }
        }
    }
}
