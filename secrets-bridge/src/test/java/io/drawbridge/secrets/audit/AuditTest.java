package io.drawbridge.secrets.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.drawbridge.secrets.testing.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTest extends BridgeTest {

    private static final String VALUE_MARKER = "value-marker-7c1f";

    @Test
    void writesOneLineForEachRead() {
        try (LogCapture log = new LogCapture()) {
            String id = "read-1";
            teamA.call("GET", "secret/data/team-a/db?version=1", "", "X-Request-Id", id);
            teamA.call("GET", "secret/data/team-b/db", "", "X-Request-Id", "read-2");
            assertThat(log.lines("drawbridge.audit")).hasSize(2);
            assertThat(log.lines("drawbridge.audit").get(0))
                    .contains("read tenant=team-a/reader verb=read path=\"secret/team-a/db\" version=1")
                    .contains("decision=\"allowed:own\" outcome=found cache=miss age_ms=")
                    .contains("request_id=" + id)
                    .contains("{requestId=" + id + "}");
            assertThat(log.lines("drawbridge.audit").get(1))
                    .contains("decision=\"denied\" outcome=denied cache=none age_ms=0 upstream_ms=0 request_id=read-2");
        }
    }

    @Test
    void writesOneLineForEachLogin() {
        try (LogCapture log = new LogCapture()) {
            tenant("team-a", "reader");
            nobody().put("auth/kubernetes/login", "{\"jwt\":\"a.b.c\"}");
            assertThat(log.lines("drawbridge.audit")).hasSize(2);
            assertThat(log.lines("drawbridge.audit").get(0)).contains("login tenant=team-a/reader outcome=loggedin");
            assertThat(log.lines("drawbridge.audit").get(1)).contains("login tenant=- outcome=rejected");
        }
    }

    /** Values, tokens and the upstream's address are planted and looked for wherever they should not be. */
    @Test
    void neverShowsAValueOrATokenInALineOrAnError() {
        vault.put("secret", "team-a/db", Map.of("password", VALUE_MARKER));
        vault.put("secret", "team-b/db", Map.of("password", VALUE_MARKER));
        String jwt = jwt("team-a", "reader");
        try (LogCapture log = new LogCapture()) {
            List<BridgeCaller.Answer> errors = new ArrayList<>(misuse(jwt));
            assertThat(teamA.get("secret/data/team-a/db").text()).contains(VALUE_MARKER);
            for (int status : new int[] {400, 403, 429, 500}) {
                vault.faults().failAll(status);
                errors.add(teamA.get("secret/data/team-a/db"));
            }
            vault.faults().clear();
            vault.seal();
            errors.add(teamA.get("secret/data/team-a/db"));
            assertThat(errors)
                    .allMatch(answer -> answer.status() >= 400)
                    .extracting(BridgeCaller.Answer::text)
                    .allSatisfy(text -> assertClean(text, jwt));
            assertThat(log.lines()).isNotEmpty().allSatisfy(line -> assertClean(line, jwt));
        }
    }

    private List<BridgeCaller.Answer> misuse(String jwt) {
        return List.of(
                teamA.get("secret/data/team-b/db"),
                teamA.get("secret/data/team-a/none"),
                teamA.get("nosuch/data/" + VALUE_MARKER.substring(0, 5)),
                teamA.get("secret/data/team-a/db?version=x"),
                teamA.put("secret/data/team-a/db", "{\"data\":{\"password\":\"" + VALUE_MARKER + "\"}}"),
                nobody().as(vault.rootToken()).get("secret/data/team-a/db"),
                nobody().as(jwt).get("secret/data/team-a/db"),
                nobody().put("auth/kubernetes/login", "{\"jwt\":\"" + jwt + "\""),
                nobody().put("auth/kubernetes/login", "{\"jwt\":\"" + jwt + "x\"}"));
    }

    private void assertClean(String text, String jwt) {
        assertThat(text)
                .doesNotContain(VALUE_MARKER)
                .doesNotContain(BridgeStack.ROOT_MARKER)
                .doesNotContain(jwt)
                .doesNotContain(teamA.token())
                .doesNotContain(":" + vault.address().getPort());
    }
}
