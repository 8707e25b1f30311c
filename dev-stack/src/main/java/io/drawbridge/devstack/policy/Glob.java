package io.drawbridge.devstack.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text with the wildcards {@code *} and {@code ?}, the escapes <code>${*}</code>, <code>${?}</code>, <code>${$}</code>
 * and
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">policy variables</a>.
 */
record Glob(List<Token> tokens) {

    /** In a resolved pattern, beside code points: any run of characters, and any one of them. */
    private static final int RUN = -1;

    private static final int ONE = -2;

    Glob {
        tokens = List.copyOf(tokens);
    }

    static Glob parse(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at + 3);
                if (end < 0) {
                    throw new MalformedPolicyException("A policy variable is not closed: " + text);
                }
                tokens.add(Token.ofVariable(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                int character = text.codePointAt(at);
                tokens.add(Token.ofCharacter(character));
                at += Character.charCount(character);
            }
        }
        return new Glob(tokens);
    }

    /** Whether all of the text fits. With a variable that has no value nothing does. */
    boolean matches(String text, Map<String, String> variables) {
        return resolve(variables)
                .map(pattern -> fits(pattern, text.codePoints().toArray()))
                .orElse(false);
    }

    private Optional<int[]> resolve(Map<String, String> variables) {
        List<Integer> pattern = new ArrayList<>();
        for (Token token : tokens) {
            if (token instanceof Token.Literal literal) {
                pattern.add(literal.character());
            } else if (token instanceof Token.Variable variable) {
                Optional<String> value = variable.value(variables);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                value.get().codePoints().forEach(pattern::add);
            } else {
                pattern.add(token == Token.Wildcard.RUN ? RUN : ONE);
            }
        }
        return Optional.of(pattern.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Goes back to the last run only, which is enough, and never slower than the product of both lengths. */
    private static boolean fits(int[] pattern, int[] text) {
        int p = 0;
        int t = 0;
        int lastRun = -1;
        int resumeAt = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == RUN) {
                lastRun = p++;
                resumeAt = t;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == text[t])) {
                p++;
                t++;
            } else if (lastRun >= 0) {
                p = lastRun + 1;
                t = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == RUN) {
            p++;
        }
        return p == pattern.length;
    }
}
