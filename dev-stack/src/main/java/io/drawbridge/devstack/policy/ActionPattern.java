package io.drawbridge.devstack.policy;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A pattern of actions.
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Upper and lower
 * case are the same</a>, unlike in resources.
 */
record ActionPattern(Glob glob) {

    private static final Pattern FORM = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    static ActionPattern parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new MalformedPolicyException("Actions must be * or a service and an action name: " + text);
        }
        return new ActionPattern(Glob.parse(text.toLowerCase(Locale.ROOT)));
    }

    boolean matches(String action) {
        return glob.matches(action.toLowerCase(Locale.ROOT), Map.of());
    }
}
