package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;

/**
 * Writes a key into a policy so that it means nothing but itself. In resources and in {@code StringLike}, {@code *} and
 * {@code ?} are wildcards and <code>${…}</code> is a variable; literally they are <code>${*}</code>, <code>${?}</code>
 * and <code>${$}</code>.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM variables</a>
 */
final class PolicyLiteral {

    private PolicyLiteral() {}

    static String of(String key, StoreProfile profile) {
        if (!profile.keepsBackslashes() && key.indexOf('\\') >= 0) {
            throw ProblemException.invalid("this store would make a '/' of the '\\' in the key; use a key without it");
        }
        if (profile.understandsPolicyEscapes()) {
            return escape(key);
        }
        if (key.indexOf('*') >= 0 || key.indexOf('?') >= 0 || key.contains("${")) {
            throw ProblemException.invalid("this store cannot limit a session to a key that holds '*', '?' or '${'"
                    + " (it does not know IAM's escapes for them); use a key without them");
        }
        return key;
    }

    /** Every {@code $}, not just the one of <code>${</code>: what follows it may itself be escaped. */
    private static String escape(String key) {
        StringBuilder literal = new StringBuilder(key.length() + 16);
        for (char c : key.toCharArray()) {
            if (c == '*' || c == '?' || c == '$') {
                literal.append("${").append(c).append('}');
            } else {
                literal.append(c);
            }
        }
        return literal.toString();
    }
}
