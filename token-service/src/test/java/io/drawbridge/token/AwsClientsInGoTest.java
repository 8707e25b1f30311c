package io.drawbridge.token;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.LargeUpload;
import io.drawbridge.token.fixture.ShortSessions;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unmodified s5cmd and rclone on SeaweedFS, with sessions that end while the file is on its way. */
@Tag("real")
@QuarkusTest
@EnabledIfInstalled({"weed", "s5cmd", "rclone"})
@QuarkusTestResource(value = ShortSessions.class, restrictToAnnotatedClass = true)
class AwsClientsInGoTest {

    private static final int CONNECTIONS = 2;

    TestStore store;

    @TempDir
    static Path folder;

    private LargeUpload upload;

    enum Provider {
        CONTAINER,
        PROCESS;

        void giveTo(LargeUpload upload) throws Exception {
            if (this == CONTAINER) {
                upload.byContainer("AWS_CONTAINER_AUTHORIZATION_TOKEN");
            } else {
                upload.byProcess("");
                upload.shell().with("AWS_SDK_LOAD_CONFIG", "1");
            }
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        Door.awaitReady();
        upload = LargeUpload.in(folder, store, "uploads/");
    }

    /** It cannot be told to be slow, so its way to the store is. */
    @ParameterizedTest
    @EnumSource
    void s5cmd(Provider provider) throws Exception {
        provider.giveTo(upload);
        try (FaultInjector way = FaultInjector.inFrontOf(store.endpoint())) {
            long speed = ((long) LargeUpload.MIB_PER_SECOND << 20) / CONNECTIONS;
            way.always(RequestMatcher.any(), Fault.slow(Duration.ZERO, speed));

            upload.shell()
                    .with("WAY", way.endpoint().toString())
                    .run("s5cmd --endpoint-url \"$WAY\" cp --part-size 8 --concurrency " + CONNECTIONS
                            + " data.dump \"s3://$BUCKET/$KEY\"");
        }
        upload.assertOutlivedASession();

        upload.assertArrived();
        upload.assertDenied("s5cmd --endpoint-url \"$AWS_ENDPOINT_URL\" cp headers \"s3://$BUCKET/$KEY-2\"");
    }

    /** Above 256 MiB it would copy by several threads and then ask for the object, which a session for uploads may not. */
    @ParameterizedTest
    @EnumSource
    void rclone(Provider provider) throws Exception {
        provider.giveTo(upload);
        String rclone = "rclone --config /dev/null --s3-provider Other --s3-env-auth --s3-no-check-bucket --s3-no-head"
                + " --s3-endpoint \"$AWS_ENDPOINT_URL\" --s3-region us-east-1 --retries 1 --low-level-retries 2"
                + " --multi-thread-streams 0";

        upload.shell()
                .run(rclone + " --bwlimit \"${MIB_PER_SECOND}M\" --s3-upload-cutoff 8M copyto --no-check-dest data.dump"
                        + " \":s3:$BUCKET/$KEY\"");
        upload.assertOutlivedASession();

        upload.assertArrived();
        upload.assertDenied(rclone + " copyto --no-check-dest headers \":s3:$BUCKET/$KEY-2\"");
    }
}
