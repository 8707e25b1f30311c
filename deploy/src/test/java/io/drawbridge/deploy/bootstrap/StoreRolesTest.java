package io.drawbridge.deploy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real aws-cli against a stand-in of IAM: what is called when, not what AWS makes of it. */
@EnabledIfInstalled("aws")
class StoreRolesTest {

    private static final String ISSUER = "arn:aws:iam::123456789012:user/issuer";

    @TempDir
    Path folder;

    private IamStandIn iam;

    @BeforeEach
    void start() throws IOException {
        iam = new IamStandIn();
    }

    @AfterEach
    void stop() {
        iam.close();
    }

    @Test
    void makesARoleOnce() {
        assertThat(run("--dry-run", "--issuer", ISSUER, "role", "uploader", "uploads")
                        .lines())
                .containsExactly("role uploader: would be changed", "policy of role uploader: would be changed");
        assertThat(iam.changes()).isEmpty();
        assertThat(run("--issuer", ISSUER, "role", "uploader", "uploads").lines())
                .containsExactly("role uploader: changed", "policy of role uploader: changed");
        assertThat(iam.get("uploader")).contains(ISSUER, "sts:AssumeRole");
        assertThat(iam.get("uploader/policy"))
                .contains("arn:aws:s3:::uploads/*")
                .doesNotContain("sts:");

        assertThat(run("--issuer", ISSUER, "role", "uploader", "uploads").lines())
                .containsExactly("trust of role uploader: as it should be", "policy of role uploader: as it should be");
        assertThat(iam.changes()).containsExactly("CreateRole", "PutRolePolicy");
    }

    @Test
    void putsRightWhatIsOtherwise() {
        iam.put("uploader", "{\"Version\": \"2012-10-17\", \"Statement\": []}");
        assertThat(run("--issuer", ISSUER, "--actions", "download", "role", "uploader", "uploads")
                        .lines())
                .containsExactly("trust of role uploader: changed", "policy of role uploader: changed");
        assertThat(iam.changes()).containsExactly("UpdateAssumeRolePolicy", "PutRolePolicy");
        assertThat(iam.get("uploader/policy")).contains("s3:GetObject").doesNotContain("s3:PutObject");
    }

    @Test
    void makesAUserWithoutAKey() {
        run("user", "issuer", "uploads");
        assertThat(run("user", "issuer", "uploads").lines())
                .containsExactly("user issuer: as it should be", "policy of user issuer: as it should be");
        assertThat(iam.changes()).containsExactly("CreateUser", "PutUserPolicy");
        assertThat(iam.get("issuer/policy")).contains("sts:GetFederationToken");
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--endpoint", iam.address().toString()));
        all.addAll(List.of(arguments));
        Tool script = PrintedStore.script(folder)
                .with("AWS_ACCESS_KEY_ID", "operator")
                .with("AWS_SECRET_ACCESS_KEY", "operators-secret");
        return script.run(all.toArray(String[]::new)).expectSuccess();
    }
}
