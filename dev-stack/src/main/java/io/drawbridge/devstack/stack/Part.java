package io.drawbridge.devstack.stack;

/** A part of the stack that listens on a port of its own. */
enum Part {
    TOKEN_SERVICE("token-service", 8181),
    UPLOAD_GATEWAY("upload-gateway", 8182),
    SECRETS_BRIDGE("secrets-bridge", 8183),
    S3("s3", 9100),
    VAULT("vault", 9200),
    KUBERNETES("kubernetes", 9300);

    final String label;
    final int defaultPort;

    Part(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /** The option that moves this part to another port. */
    String option() {
        return "--" + label + "-port";
    }
}
