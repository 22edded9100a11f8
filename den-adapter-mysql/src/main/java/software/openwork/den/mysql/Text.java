package software.openwork.den.mysql;

import org.jspecify.annotations.Nullable;

/** Cuts what others wrote to what a column holds: a vendor's long message must not stop a launch. */
final class Text {

    static final int DETAIL = 2_000;

    private Text() {}

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    static @Nullable String cutOrNull(@Nullable String text, int most) {
        return text == null ? null : cut(text, most);
    }
}
