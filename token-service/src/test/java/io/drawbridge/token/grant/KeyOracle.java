package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.Target;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a key pattern as one regular expression, sharing nothing with {@link KeyPattern}. */
record KeyOracle(String pattern, Caller caller, LocalDate today) {

    private static final Pattern TOKEN = Pattern.compile("\\{[a-z]+}|/\\*$|[^{*/]+|.");
    private static final String HEX = "[0-9a-f]";
    private static final String NOTHING = "(?!)";

    boolean covers(Target target) {
        boolean folder = pattern.endsWith("/*");
        if (target instanceof KeyPrefix && !folder) {
            return false;
        }
        return Pattern.compile(regex(), Pattern.DOTALL).matcher(target.value()).matches();
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            regex.append(regex(token.group()));
        }
        return regex.toString();
    }

    private String regex(String token) {
        return switch (token) {
            case "{subject}" -> name(caller.subject());
            case "{group}" ->
                "(" + caller.groups().stream().map(KeyOracle::name).collect(Collectors.joining("|", "", "|" + NOTHING))
                        + ")";
            case "{date}" -> Pattern.quote(today.toString());
            case "{uuid}" -> HEX + "{8}(-" + HEX + "{4}){3}-" + HEX + "{12}";
            case "/*" -> "/.*";
            default -> Pattern.quote(token);
        };
    }

    /** Letters only: the names of these tests that are not are all such as must not stand in a key. */
    private static String name(String name) {
        return name.matches("[a-z]+") ? name : NOTHING;
    }
}
