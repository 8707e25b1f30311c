package io.drawbridge.upload.door.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Upload-Metadata: pairs of a name and a value in base64, separated by commas. */
record Metadata(String header, Map<String, String> values) {

    private static final int LONGEST = 8_192;

    static Metadata parse(String header) {
        if (header.length() > LONGEST) {
            throw invalid("is longer than 8192 characters");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",", -1)) {
            String[] words = pair.trim().split(" ", -1);
            if (words[0].isEmpty() && header.isBlank()) {
                break;
            }
            if (words[0].isEmpty() || words.length > 2) {
                throw invalid("is not a list of pairs \"name base64\"");
            }
            if (values.put(words[0], words.length == 1 ? "" : decode(words[1])) != null) {
                throw invalid("says " + printable(words[0]) + " twice");
            }
        }
        return new Metadata(header, values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String needed(String name) {
        return value(name).orElseThrow(() -> invalid("must say " + name));
    }

    boolean isTrue(String name) {
        return value(name).filter("true"::equals).isPresent();
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw invalid("has a value that is not base64");
        }
    }

    private static String printable(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "a name";
    }

    private static Refusal invalid(String detail) {
        return new Refusal(Reason.INVALID_HEADER, "Upload-Metadata " + detail + ".");
    }
}
