package io.drawbridge.upload.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Decides and answers like the token service: {@code uploads/*} is granted as a prefix, {@code exact/*} key by key,
 * {@code limited/*} up to 1 MiB; {@code pictures/*} only new objects of
 * type {@code image/*}; {@code tagged/*} with a tag; {@code spoilt/*} gets credentials that the store does not know, the first time it
 * asks; nothing else is granted.
 */
final class Grants implements ResponseDefinitionTransformerV2 {

    static final String NAME = "grants";
    static final long SMALL_LIMIT = 1 << 20;

    private static final Set<String> CALLERS = Set.of(
            "Bearer " + TokenServiceDouble.TOKEN,
            "Bearer " + TokenServiceDouble.TICKET_FOR_ONE,
            "Bearer " + TokenServiceDouble.TICKET_FOR_A_FOLDER,
            "Bearer " + TokenServiceDouble.TICKET_FOR_PICTURES);

    private final ObjectMapper json = new ObjectMapper();
    private final StoreUnderTest store;
    private final Map<String, Integer> questions = new HashMap<>();

    Grants(StoreUnderTest store) {
        this.store = store;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        try {
            String caller = event.getRequest().getHeader("Authorization");
            if (!CALLERS.contains(caller)) {
                return status(401);
            }
            JsonNode question = json.readTree(event.getRequest().getBody());
            String key = question.path("key").asText();
            String folder = key.substring(0, key.indexOf('/') + 1);
            return switch (folder) {
                case "uploads/", "limited/", "pictures/", "tagged/" -> granted(question, folder, folder + "*");
                case "exact/" -> granted(question, null, key);
                case "spoilt/" -> spoilt(question, folder);
                default -> status(403);
            };
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseDefinition spoilt(JsonNode question, String folder) throws JsonProcessingException {
        int asked = questions.merge(question.path("key").asText(), 1, Integer::sum);
        return asked > 1
                ? granted(question, folder, folder + "*")
                : answer(question, null, "unknown", "unknown", "unknown");
    }

    private ResponseDefinition granted(JsonNode question, String prefix, String resource)
            throws JsonProcessingException {
        Credentials session = store.issuer()
                .getFederationToken(
                        request -> request.name("tester").durationSeconds(900).policy(policy(resource)))
                .credentials();
        return answer(question, prefix, session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private ResponseDefinition answer(JsonNode question, String prefix, String id, String secret, String token)
            throws JsonProcessingException {
        Map<String, Object> answer = new HashMap<>();
        answer.put("access_key_id", id);
        answer.put("access_key_secret", secret);
        answer.put("session_token", token);
        answer.put("expiration", java.time.Instant.now().plusSeconds(900).toString());
        answer.put("bucket", question.path("bucket").asText());
        answer.put("key", question.path("key").asText());
        answer.put("prefix", question.path("lease").asBoolean() ? prefix : null);
        answer.put("grant", "test");
        answer.put("max_object_size", "limited/".equals(prefix) ? SMALL_LIMIT : null);
        if ("pictures/".equals(prefix)) {
            answer.put("content_types", List.of("image/*"));
            answer.put("create_only", true);
        }
        if ("tagged/".equals(prefix)) {
            answer.put("headers", Map.of("x-amz-tagging", "project=a%20b"));
        }
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(json.writeValueAsString(answer))
                .build();
    }

    private static ResponseDefinition status(int status) {
        return new ResponseDefinitionBuilder().withStatus(status).build();
    }

    private static String policy(String resource) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                "Action":["s3:PutObject","s3:PutObjectTagging","s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],
                "Resource":"arn:aws:s3:::%s/%s"}]}"""
                .formatted(StoreUnderTest.BUCKET, resource);
    }
}
