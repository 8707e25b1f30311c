package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.tus.Backstage.Replica;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What S3 does, as far as it matters here: conditional writes of objects, unconditional writes of parts. */
final class FakeStore {

    final Backstage backstage;
    final Map<Integer, byte[]> parts = new TreeMap<>();
    final Map<Long, byte[]> tails = new HashMap<>();
    UploadState state;
    int version;
    byte[] object;

    FakeStore(Backstage backstage) {
        this.backstage = backstage;
    }

    private static byte[] bytes(Part part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer slab : part.content()) {
            byte[] copy = new byte[slab.remaining()];
            slab.get(copy);
            out.writeBytes(copy);
        }
        return out.toByteArray();
    }

    /** The state as one replica sees it. */
    StateStore statesFor(Replica replica) {
        return new States(replica);
    }

    /** The multipart upload as one replica sees it. */
    ObjectParts partsFor(Replica replica) {
        return new Parts(replica);
    }

    private final class States implements StateStore {

        private final Replica replica;

        private States(Replica replica) {
            this.replica = replica;
        }

        @Override
        public Uni<Optional<Versioned>> read(UploadId id) {
            return backstage.call(replica, () -> Optional.of(new Versioned(state, "" + version)));
        }

        @Override
        public Uni<String> write(UploadId id, UploadState next, Optional<String> etag) {
            return backstage.call(replica, () -> {
                if (!etag.orElse("").equals("" + version)) {
                    throw new Superseded(null);
                }
                state = next;
                return "" + ++version;
            });
        }

        @Override
        public Uni<Void> writeTail(UploadId id, long epoch, Part part) {
            byte[] content = bytes(part);
            return backstage.call(replica, () -> {
                tails.put(epoch, content);
                return null;
            });
        }

        @Override
        public Multi<ByteBuffer> readTail(UploadId id, Tail tail) {
            return backstage
                    .call(replica, () -> {
                        if (!tails.containsKey(tail.epoch())) {
                            throw new IllegalStateException("no such tail");
                        }
                        return ByteBuffer.wrap(tails.get(tail.epoch()));
                    })
                    .toMulti();
        }

        @Override
        public Uni<Void> deleteTail(UploadId id, long epoch) {
            return backstage.call(replica, () -> {
                tails.remove(epoch);
                return null;
            });
        }

        @Override
        public Uni<Void> delete(UploadId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Multi<Trace> traces() {
            throw new UnsupportedOperationException();
        }
    }

    private final class Parts implements ObjectParts {

        private final Replica replica;

        private Parts(Replica replica) {
            this.replica = replica;
        }

        @Override
        public Uni<Void> upload(int number, Part part) {
            byte[] content = bytes(part);
            return backstage.call(replica, () -> {
                if (object == null) {
                    parts.put(number, content);
                }
                return null;
            });
        }

        @Override
        public Uni<Void> stop() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Map<Integer, Long>> list() {
            return backstage.call(replica, () -> parts.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, part -> (long) part.getValue().length)));
        }

        @Override
        public Uni<Void> complete(List<Run> committed, long length) {
            return backstage.call(replica, () -> {
                if (object == null) {
                    object = joined(committed);
                }
                return null;
            });
        }

        @Override
        public Uni<Void> abort() {
            throw new UnsupportedOperationException();
        }
    }

    private byte[] joined(List<Run> committed) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Run run : committed) {
            for (int number = run.first(); number <= run.last(); number++) {
                if (!parts.containsKey(number)) {
                    throw new Refusal(Reason.STORE_FAILED, "part " + number + " is missing");
                }
                whole.writeBytes(parts.get(number));
            }
        }
        return whole.toByteArray();
    }
}
