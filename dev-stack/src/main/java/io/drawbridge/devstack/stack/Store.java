package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.AccessKey;
import java.net.URI;

/** S3 and STS on one endpoint, embedded or SeaweedFS, with the stack's bucket in it. */
interface Store extends AutoCloseable {
    URI endpoint();

    String region();

    /** The name of the store profile that token-service has for it. */
    String profile();

    /** May do everything. */
    AccessKey admin();

    /** May ask STS for sessions. */
    AccessKey issuer();

    String roleArn();

    @Override
    void close();
}
