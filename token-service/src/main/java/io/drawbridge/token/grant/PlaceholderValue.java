package io.drawbridge.token.grant;

/**
 * Which names may stand in a key. A name comes from an identity provider; one that holds a slash, a wildcard or the
 * like would reach beyond its owner's folder, so a pattern that needs it covers nothing for that caller.
 */
final class PlaceholderValue {

    private static final String UNSAFE = "/\\*?${}[]%\"'<>|";

    private PlaceholderValue() {}

    static boolean isSafe(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(PlaceholderValue::isUnsafe);
    }

    private static boolean isUnsafe(int c) {
        return UNSAFE.indexOf(c) >= 0
                || Character.isISOControl(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
