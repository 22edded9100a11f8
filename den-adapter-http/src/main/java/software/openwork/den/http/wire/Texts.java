package software.openwork.den.http.wire;

/** Questions about texts that came from outside. */
public final class Texts {

    private Texts() {}

    /** Whether the text can be encoded: every surrogate has its other half. */
    public static boolean isWellFormed(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                return false;
            }
            i += pair ? 2 : 1;
        }
        return true;
    }

    /** The text with a replacement character in place of each half of a surrogate pair that stands alone. */
    public static String mended(String text) {
        if (isWellFormed(text)) {
            return text;
        }
        return new String(
                text.codePoints()
                        .map(point ->
                                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                        .toArray(),
                0,
                text.codePointCount(0, text.length()));
    }

    /** Length in characters as databases count them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
