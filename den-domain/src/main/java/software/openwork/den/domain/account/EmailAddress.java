package software.openwork.den.domain.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The syntax of addresses that may sign up and sign in: ASCII, no quoted local part, no IP literal, a top-level
 * domain of two letters or more. It is that of the replaced service, so that the same addresses are accepted.
 */
public final class EmailAddress {

    // No nested quantifiers over the same characters: linear on hostile input.
    private static final Pattern SYNTAX = Pattern.compile(
            "(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_'+\\-.]*[A-Za-z0-9_+\\-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}");

    private EmailAddress() {}

    /**
     * Whether the text is an address that Den accepts. Nothing is trimmed.
     *
     * @param text any text
     * @return true if so
     */
    public static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
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
