package io.drawbridge.secrets.upstream;

/** What Vault said, before it means anything. */
public sealed interface UpstreamAnswer {

    /** 200. */
    record Ok(byte[] body) implements UpstreamAnswer {

        @Override
        public String toString() {
            return "Ok[" + body.length + " bytes]";
        }
    }

    /** 404; whether that means "absent" is in the body. */
    record NotFound(byte[] body) implements UpstreamAnswer {

        @Override
        public String toString() {
            return "NotFound[" + body.length + " bytes]";
        }
    }

    /** 403: the bridge's own token may not. */
    record Forbidden() implements UpstreamAnswer {}

    /** Anything else, or nothing. */
    record Failed(String reason) implements UpstreamAnswer {}

    /** The name for metrics. */
    default String label() {
        if (this instanceof Ok) {
            return "ok";
        }
        if (this instanceof NotFound) {
            return "not_found";
        }
        return this instanceof Forbidden ? "forbidden" : "failed";
    }
}
