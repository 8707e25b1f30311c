package io.drawbridge.devstack;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@EnabledIfInstalled("weed")
class SeaweedFsEnforcementTest extends EnforcementSuite {

    @TempDir
    static Path folder;

    private static SeaweedFs seaweed;

    @BeforeAll
    static void start() {
        seaweed = SeaweedFs.start(folder, BUCKET);
        seaweed.createBucket(FOREIGN_BUCKET);
    }

    @AfterAll
    static void stop() {
        seaweed.close();
    }

    @Override
    EnforcedStore store() {
        return new EnforcedStore() {
            @Override
            public URI endpoint() {
                return seaweed.endpoint();
            }

            @Override
            public AccessKey admin() {
                return seaweed.admin();
            }

            @Override
            public AccessKey issuer() {
                return seaweed.issuer();
            }

            @Override
            public String roleArn() {
                return seaweed.roleArn();
            }

            @Override
            public AwsSessionCredentials expired(AwsSessionCredentials session) {
                return seaweed.expiring(session, Instant.now().minusSeconds(1));
            }
        };
    }
}
