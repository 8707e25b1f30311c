package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyTest {

    private static final BucketName BUCKET = new BucketName("bkt");

    @Test
    void allowsAnUploadOfOneKey() {
        assertThat(policy(new ObjectKey("dir/file.bin"), Action.UPLOAD))
                .hasToString("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"s3:PutObject\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                        + "\"Resource\":\"arn:aws:s3:::bkt/dir/file.bin\"}]}");
    }

    @Test
    void allowsAPrefixByItsFolder() {
        assertThat(policy(new KeyPrefix("dir/"), Action.UPLOAD).json())
                .contains("\"Resource\":\"arn:aws:s3:::bkt/dir/*\"");
        assertThat(policy(KeyPrefix.WHOLE_BUCKET, Action.UPLOAD).json())
                .contains("\"Resource\":\"arn:aws:s3:::bkt/*\"");
    }

    @Test
    void mapsTheOtherActionsToTheirs() {
        assertThat(policy(new ObjectKey("k"), Action.DOWNLOAD, Action.DELETE).json())
                .contains("\"Action\":[\"s3:GetObject\",\"s3:DeleteObject\"]")
                .doesNotContain("s3:PutObject");
    }

    @Test
    void listsOnlyUnderThePrefix() {
        assertThat(policy(new KeyPrefix("a*/"), Action.LIST).json())
                .contains("\"Action\":[\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::bkt\","
                        + "\"Condition\":{\"StringLike\":{\"s3:prefix\":\"a${*}/*\"}}");
    }

    @Test
    void deniesEverythingWhereNothingIsAllowed() {
        String denial = "{\"Version\":\"2012-10-17\",\"Statement\":"
                + "[{\"Effect\":\"Deny\",\"Action\":[\"*\"],\"Resource\":\"*\"}]}";
        assertThat(SessionPolicy.of(List.of())).hasToString(denial);
        assertThat(SessionPolicy.denyAll()).hasToString(denial);
    }

    @ParameterizedTest
    @CsvSource({
        "a*, a${*}",
        "a?b, a${?}b",
        "${aws:username}, ${$}{aws:username}",
        "a$b, a${$}b",
        "$*, ${$}${*}",
        "${*}, ${$}{${*}}"
    })
    void escapesWhatIamWouldRead(String key, String literal) {
        assertThat(policy(new ObjectKey(key), Action.UPLOAD).json()).contains("\"arn:aws:s3:::bkt/" + literal + "\"");
    }

    @Test
    void quotesWhatJsonWouldRead() {
        assertThat(policy(new ObjectKey("a\"},{\\"), Action.UPLOAD).json()).contains("bkt/a\\\"},{\\\\\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "a?", "${aws:username}", "x/${*}"})
    void refusesKeysThatTheStoreCannotBeToldLiterally(String key) {
        for (StoreProfile profile : EnumSet.complementOf(EnumSet.of(StoreProfile.AWS))) {
            Scope scope = new Scope(BUCKET, new ObjectKey(key), Set.of(Action.UPLOAD));
            assertThatThrownBy(() -> SessionPolicy.of(scope, profile))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("this store cannot limit a session to a key that holds");
        }
    }

    @Test
    void takesADollarThatStartsNoVariable() {
        Scope scope = new Scope(BUCKET, new ObjectKey("a$b$"), Set.of(Action.UPLOAD));
        assertThat(SessionPolicy.of(scope, StoreProfile.SEAWEEDFS).json()).contains("bkt/a$b$\"");
    }

    @Test
    void refusesMoreCharactersThanStsTakes() {
        int room = 2048 - policy(new ObjectKey("k"), Action.UPLOAD).json().length() + 1;
        assertThat(room).isGreaterThan(1024); // so only escapes lead there
        assertThatThrownBy(() -> policy(new ObjectKey("*".repeat(600)), Action.UPLOAD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2048");
    }

    @Test
    void takesExactlyAsManyCharactersAsSts() {
        assertThat(new SessionPolicy("x".repeat(2048)).json()).hasSize(2048);
        assertThatThrownBy(() -> new SessionPolicy("x".repeat(2049))).hasMessageContaining("2049");
    }

    @Test
    void refusesCharactersThatStsDoesNotTake() {
        assertThat(policy(new ObjectKey("naïve-ÿ"), Action.UPLOAD).json()).contains("naïve-ÿ");
        assertThatThrownBy(() -> policy(new ObjectKey("日本"), Action.UPLOAD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Latin-1")
                .hasMessageContaining("U+65E5");
        assertThatThrownBy(() -> policy(new ObjectKey("😀"), Action.UPLOAD)).hasMessageContaining("U+1F600");
        assertThatThrownBy(() -> new SessionPolicy("\u0000")).hasMessageContaining("U+0000");
    }

    private static SessionPolicy policy(Target target, Action... actions) {
        return SessionPolicy.of(new Scope(BUCKET, target, Set.of(actions)), StoreProfile.AWS);
    }
}
