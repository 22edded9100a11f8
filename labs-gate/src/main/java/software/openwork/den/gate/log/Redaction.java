package software.openwork.den.gate.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes texts of strangers fit for a log: no secret in them, no control character, not too long. */
final class Redaction {

    private static final String HIDDEN = "[redacted]";
    private static final int SHORTEST_SECRET = 4;
    private static final int DEEPEST = 2;
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

    private Redaction() {}

    /** The text; secrets are taken out first, so that no cut can leave a part of one. */
    static @Nullable String clean(@Nullable String text, List<String> secrets, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET && clean.contains(secret)) {
                clean = clean.replace(secret, HIDDEN);
            }
        }
        if (hidesOne(clean, secrets)) {
            clean = HIDDEN;
        }
        boolean cut = clean.length() > longest;
        return escape(cut ? clean.substring(0, longest) : clean) + (cut ? "…" : "");
    }

    /** Percent-encoded, in part or twice, a secret is still one; where it ends is then nobody's guess. */
    private static boolean hidesOne(String text, List<String> secrets) {
        String decoded = text;
        for (int depth = 0; depth < DEEPEST && decoded.indexOf('%') >= 0; depth++) {
            decoded = ENCODED.matcher(decoded)
                    .replaceAll(
                            code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
            for (String secret : secrets) {
                if (secret.length() >= SHORTEST_SECRET && decoded.contains(secret)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnfit(text.charAt(i))) {
                StringBuilder escaped = new StringBuilder(text.length() + 16);
                text.chars().forEach(c -> {
                    if (isUnfit((char) c)) {
                        escaped.append(String.format("\\u%04x", c));
                    } else {
                        escaped.append((char) c);
                    }
                });
                return escaped.toString();
            }
        }
        return text;
    }

    /** Control characters, invisible marks that reorder text, line ends of Unicode, halves of pairs. */
    private static boolean isUnfit(char c) {
        return c < ' '
                || (c >= 0x7F && c <= 0x9F)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.isSurrogate(c);
    }
}
