package io.drawbridge.devstack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyEvaluatorTest {

    private static final String BUCKET = "arn:aws:s3:::bkt/";

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dir/file | dir/file | true",
                "dir/file | dir/file2 | false",
                "dir/file | dir/fil | false",
                "dir/* | dir/a/b | true",
                "dir/* | dir/ | true",
                "dir/* | dir | false",
                "dir/* | dirx/a | false",
                "a? | ab | true",
                "a? | a | false",
                "a? | a😀 | true",
                "a?? | a😀 | false",
                "a${*} | a* | true",
                "a${*} | ab | false",
                "a${?} | a? | true",
                "a${?} | ab | false",
                "a${$}{*} | a${*} | true",
                "Case | case | false",
                "k:with:colons | k:with:colons | true",
                "u/${aws:userid}/* | u/AIDA1/f | true",
                "u/${AWS:UserId}/* | u/AIDA1/f | true",
                "u/${aws:userid}/* | u/AIDA2/f | false",
                "u/${aws:username}/* | u/alice/f | false",
                "u/${aws:username}/* | u/${aws:username}/f | false",
                "u/${aws:username, 'nobody'}/f | u/nobody/f | true",
                "w/${wild} | w/*x | true",
                "w/${wild} | w/abx | false",
            })
    void matchesKeysLikeIam(String pattern, String key, boolean allowed) {
        Map<String, String> variables = Map.of("aws:userid", "AIDA1", "wild", "*x");
        SessionPolicyEvaluator policy = SessionPolicyEvaluator.of(allow("s3:PutObject", BUCKET + pattern));

        assertThat(policy.allows("s3:PutObject", BUCKET + key, variables)).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "s3:PutObject, s3:PutObject, true",
        "s3:putobject, s3:PutObject, true",
        "s3:Put*, s3:PutObjectAcl, true",
        "s3:Put*, s3:GetObject, false",
        "s3:*, sts:AssumeRole, false",
        "*, s3:GetObject, true",
        "s3:PutObject, s3:PutObjectAcl, false",
    })
    void matchesActionsLikeIam(String pattern, String action, boolean allowed) {
        SessionPolicyEvaluator policy = SessionPolicyEvaluator.of(allow(pattern, "*"));

        assertThat(policy.allows(action, BUCKET + "key", Map.of())).isEqualTo(allowed);
    }

    @Test
    void keepsWildcardsWithinTheirSegment() {
        SessionPolicyEvaluator policy = SessionPolicyEvaluator.of(allow("s3:*", "arn:aws:*:::bkt"));

        assertThat(policy.allows("s3:ListBucket", "arn:aws:s3:::bkt", Map.of())).isTrue();
        assertThat(policy.allows("s3:ListBucket", "arn:aws:s3:eu:1:::bkt", Map.of()))
                .isFalse();
    }

    @Test
    void deniesWhatOneStatementDenies() {
        SessionPolicyEvaluator policy = SessionPolicyEvaluator.of(
                """
                {"Version": "2012-10-17", "Id": "x", "Statement": [
                  {"Sid": "A", "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
                   "Resource": ["arn:aws:s3:::bkt/*", "arn:aws:s3:::more/*"]},
                  {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::bkt/secret/*"}]}
                """);

        assertThat(policy.allows("s3:PutObject", "arn:aws:s3:::bkt/open", Map.of()))
                .isTrue();
        assertThat(policy.allows("s3:GetObject", "arn:aws:s3:::more/a", Map.of()))
                .isTrue();
        assertThat(policy.allows("s3:PutObject", "arn:aws:s3:::bkt/secret/a", Map.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "no json",
                "{\"Version\":\"2012-10-17\"}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
            })
    void refusesWhatIsNoPolicy(String document) {
        assertThatExceptionOfType(MalformedPolicyException.class).isThrownBy(() -> SessionPolicyEvaluator.of(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'allow','Action':'*','Resource':'*'",
                "'Effect':'Allow','Action':'*'",
                "'Effect':'Allow','Action':[],'Resource':'*'",
                "'Effect':'Allow','Action':'PutObject','Resource':'*'",
                "'Effect':'Allow','Action':7,'Resource':'*'",
                "'Effect':'Allow','Action':'*','Resource':'bkt/key'",
                "'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bkt/${aws:username'",
                "'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bkt/${}'",
                "'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bkt/${a b}'",
                "'Effect':'Allow','NotAction':'s3:*','Resource':'*'",
                "'Effect':'Allow','Action':'*','NotResource':'*'",
                "'Effect':'Allow','Action':'*','Resource':'*','Condition':{}",
                "'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'",
                "'Effect':'Deny','Effect':'Allow','Action':'*','Resource':'*'",
            })
    void refusesStatementsThatItCannotEnforce(String statement) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement.replace('\'', '"') + "}]}";

        assertThatExceptionOfType(MalformedPolicyException.class).isThrownBy(() -> SessionPolicyEvaluator.of(document));
    }

    @Test
    void refusesTextAfterTheDocument() {
        String twice = allow("s3:GetObject", "*") + allow("*", "*");

        assertThatExceptionOfType(MalformedPolicyException.class).isThrownBy(() -> SessionPolicyEvaluator.of(twice));
    }

    private static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }
}
