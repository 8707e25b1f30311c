package io.drawbridge.devstack;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class EmbeddedS3EnforcementTest extends EnforcementSuite {

    private static final MovableClock CLOCK = new MovableClock();

    private static EmbeddedS3 embedded;

    @BeforeAll
    static void start() {
        embedded = EmbeddedS3.start(EmbeddedS3.Options.defaults().withClock(CLOCK));
        embedded.createBucket(BUCKET);
        embedded.createForeignBucket(FOREIGN_BUCKET);
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @Override
    EnforcedStore store() {
        return new EnforcedStore() {
            @Override
            public URI endpoint() {
                return embedded.endpoint();
            }

            @Override
            public AccessKey admin() {
                return embedded.admin();
            }

            @Override
            public AccessKey issuer() {
                return embedded.issuer();
            }

            @Override
            public String roleArn() {
                return embedded.roleArn();
            }

            @Override
            public AwsSessionCredentials expired(AwsSessionCredentials session) {
                CLOCK.move(Duration.ofSeconds(901));
                return session;
            }
        };
    }
}
