package io.drawbridge.devstack.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What happens to a request on its way. */
public sealed interface Fault {

    /** The request does not reach the store and is answered with this status and no body. */
    static Answer status(int status) {
        return new Answer(status, Map.of(), "", false);
    }

    /** The same with an error document of S3. With status 200 it is what CompleteMultipartUpload may answer late. */
    static Answer s3Error(int status, String code) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                + "</Code><Message>Injected fault</Message><RequestId>0</RequestId></Error>";
        return new Answer(status, Map.of("Content-Type", "application/xml"), body, false);
    }

    /** The client's connection is closed when this many bytes of the request's body have gone to the store. */
    static Fault cutRequest(long afterBytes) {
        return new CutRequest(afterBytes);
    }

    /** The connection is closed when this many bytes of the answer's body have gone to the client. */
    static Fault cutResponse(long afterBytes) {
        return new CutResponse(afterBytes);
    }

    /** The request's body rests for a while after so many bytes, and then goes on. */
    static Fault stallRequest(long afterBytes, Duration time) {
        return new StallRequest(afterBytes, time);
    }

    /** The answer's body rests for a while after so many bytes, and then goes on. */
    static Fault stallResponse(long afterBytes, Duration time) {
        return new StallResponse(afterBytes, time);
    }

    /** One bit of the request's body is turned, after so many bytes. */
    static Fault corruptRequest(long afterBytes) {
        return new CorruptRequest(afterBytes);
    }

    /** The request is passed on later, and its body no faster than this: a store that is far away. */
    static Fault slow(Duration latency, long bytesPerSecond) {
        return new Slow(latency, bytesPerSecond);
    }

    /** The request is passed on later. */
    static Fault latency(Duration time) {
        return new Latency(time);
    }

    /**
     * Another answer than that of the store.
     *
     * @param afterwards whether the store carries the request out before its answer is lost
     */
    record Answer(int status, Map<String, String> headers, String body, boolean afterwards) implements Fault {
        public Answer {
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }

        public Answer header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body, afterwards);
        }

        /** In whole seconds. */
        public Answer retryAfter(Duration time) {
            return header("Retry-After", Long.toString(time.toSeconds()));
        }

        public Answer body(String contentType, String text) {
            return new Answer(status, headers, text, afterwards).header("Content-Type", contentType);
        }

        /** The store does what it is asked, and only its answer is replaced. */
        public Answer afterTheStoreDidIt() {
            return new Answer(status, headers, body, true);
        }
    }

    record CutRequest(long afterBytes) implements Fault {}

    record CutResponse(long afterBytes) implements Fault {}

    record StallRequest(long afterBytes, Duration time) implements Fault {}

    record StallResponse(long afterBytes, Duration time) implements Fault {}

    record Latency(Duration time) implements Fault {}

    record CorruptRequest(long afterBytes) implements Fault {}

    record Slow(Duration latency, long bytesPerSecond) implements Fault {}
}
