package io.drawbridge.devstack.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drawbridge.devstack.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar</a> of
 * policies as far as it can be enforced, and refuses the rest. Only version 2012-10-17 is read: in the older one
 * <code>${*}</code> is no escape, and a policy that relies on it would mean something else.
 */
final class PolicyParser {

    private static final String VERSION = "2012-10-17";
    private static final Set<String> DOCUMENT_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PolicyParser() {}

    static List<Statement> parse(String document) {
        JsonNode root = object(read(document), "The policy");
        refuseOthers(root, DOCUMENT_ELEMENTS);
        if (!root.path("Version").asText().equals(VERSION)) {
            throw new MalformedPolicyException("Version must be " + VERSION);
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : oneOrMore(root, "Statement")) {
            statements.add(statement(object(statement, "Statement")));
        }
        return statements;
    }

    private static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicyException("The policy is not valid JSON", e);
        }
    }

    private static Statement statement(JsonNode node) {
        refuseOthers(node, STATEMENT_ELEMENTS);
        return new Statement(
                effect(node),
                texts(node, "Action").stream().map(ActionPattern::parse).toList(),
                texts(node, "Resource").stream().map(ResourcePattern::parse).toList());
    }

    private static Effect effect(JsonNode statement) {
        return switch (statement.path("Effect").asText()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new MalformedPolicyException("Effect must be Allow or Deny");
        };
    }

    private static List<String> texts(JsonNode parent, String element) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : oneOrMore(parent, element)) {
            if (!node.isTextual()) {
                throw new MalformedPolicyException(element + " must be text or a list of texts");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    private static Iterable<JsonNode> oneOrMore(JsonNode parent, String element) {
        JsonNode node = parent.path(element);
        if (node.isMissingNode() || node.isArray() && node.isEmpty()) {
            throw new MalformedPolicyException(element + " is missing or empty");
        }
        return node.isArray() ? node : List.of(node);
    }

    private static JsonNode object(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new MalformedPolicyException(what + " must be a JSON object");
        }
        return node;
    }

    private static void refuseOthers(JsonNode node, Set<String> elements) {
        node.fieldNames().forEachRemaining(name -> {
            if (!elements.contains(name)) {
                throw new MalformedPolicyException("Element is not supported here: " + name);
            }
        });
    }
}
