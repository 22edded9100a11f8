package software.openwork.den.domain.account;

import java.util.Locale;

/**
 * The syntax of addresses that may sign up and sign in: ASCII, no quoted local part, no IP literal, a top-level
 * domain of two letters or more, no limit of length. It is that of the replaced service, so that the same addresses
 * are accepted.
 */
public final class EmailAddress {

    private EmailAddress() {}

    /**
     * Whether the text is an address that Den accepts. Nothing is trimmed. Takes time in proportion to the length of
     * the text, whatever it holds.
     *
     * @param text any text
     * @return true if so
     */
    public static boolean isValid(String text) {
        int at = text.indexOf('@');
        return at > 0 && isLocalPart(text, at) && isDomain(text, at + 1);
    }

    // Scanned by hand: java.util.regex recurses for each repetition of a group and overflows the stack.
    private static boolean isLocalPart(String text, int end) {
        char last = text.charAt(end - 1);
        if (text.charAt(0) == '.' || last == '.' || last == '\'') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean twoDots = c == '.' && text.charAt(i + 1) == '.';
            if (twoDots || !(isLetter(c) || isDigit(c) || "_'+-.".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String text, int start) {
        int label = start;
        for (int dot = text.indexOf('.', label); dot >= 0; dot = text.indexOf('.', label)) {
            if (!isLabel(text, label, dot)) {
                return false;
            }
            label = dot + 1;
        }
        return label > start && isTopLevel(text, label);
    }

    private static boolean isLabel(String text, int start, int end) {
        if (start == end || text.charAt(start) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isTopLevel(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return text.length() - start >= 2;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The form in which addresses are stored and compared.
     *
     * @param text an address
     * @return the same in lower case
     */
    public static String normalise(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
