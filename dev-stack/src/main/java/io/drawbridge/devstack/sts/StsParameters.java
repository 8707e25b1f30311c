package io.drawbridge.devstack.sts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form fields of an STS call, and the bounds that the
 * <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html">API reference</a> sets for them.
 */
record StsParameters(Map<String, String> fields) {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern POLICY = Pattern.compile("[\\t\\n\\r\\u0020-\\u00FF]+");
    private static final int POLICY_CHARACTERS = 2048;

    StsParameters {
        fields = Map.copyOf(fields);
    }

    static StsParameters parse(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            if (fields.put(name, parts.length == 2 ? decode(parts[1]) : "") != null) {
                throw new StsFault(400, "MalformedQueryString", "A parameter is given twice: " + name);
            }
        }
        return new StsParameters(fields);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StsFault(400, "MalformedQueryString", "The query string contains a syntax error");
        }
    }

    String action() {
        return Optional.ofNullable(fields.get("Action"))
                .orElseThrow(() -> new StsFault(400, "MissingAction", "The request must contain an Action"));
    }

    String required(String parameter) {
        return Optional.ofNullable(fields.get(parameter))
                .orElseThrow(() -> StsFault.validation(parameter, "not be null"));
    }

    /** A name of 2 to so many characters. */
    String name(String parameter, int longest) {
        String name = required(parameter);
        if (name.length() < 2) {
            throw StsFault.validation(parameter, "have length greater than or equal to 2");
        }
        if (name.length() > longest) {
            throw StsFault.validation(parameter, "have length less than or equal to " + longest);
        }
        if (!NAME.matcher(name).matches()) {
            throw StsFault.validation(parameter, "satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        return name;
    }

    Duration duration(int shortest, int longest, int usual) {
        int seconds = seconds(Optional.ofNullable(fields.get("DurationSeconds")).orElse(Integer.toString(usual)));
        if (seconds < shortest) {
            throw StsFault.validation("durationSeconds", "have value greater than or equal to " + shortest);
        }
        if (seconds > longest) {
            throw StsFault.validation("durationSeconds", "have value less than or equal to " + longest);
        }
        return Duration.ofSeconds(seconds);
    }

    private static int seconds(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StsFault(400, "MalformedInput", "DurationSeconds is not an integer");
        }
    }

    /** The inline policy as text, its size and characters checked. Managed policies are refused: they would narrow. */
    Optional<String> policy() {
        if (fields.keySet().stream().anyMatch(name -> name.startsWith("PolicyArns"))) {
            throw StsFault.validation("policyArns", "be absent: the embedded STS knows no managed policies");
        }
        Optional<String> policy = Optional.ofNullable(fields.get("Policy"));
        policy.ifPresent(StsParameters::checkPolicy);
        return policy;
    }

    private static void checkPolicy(String policy) {
        if (policy.isEmpty()) {
            throw StsFault.validation("policy", "have length greater than or equal to 1");
        }
        if (policy.codePointCount(0, policy.length()) > POLICY_CHARACTERS) {
            throw StsFault.validation("policy", "have length less than or equal to " + POLICY_CHARACTERS);
        }
        if (!POLICY.matcher(policy).matches()) {
            throw StsFault.validation(
                    "policy", "satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
        }
    }
}
