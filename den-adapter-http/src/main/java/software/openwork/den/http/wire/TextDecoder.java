package software.openwork.den.http.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Unicode texts as the replaced service read them: broken sequences become replacement characters, never errors. */
final class TextDecoder {

    private static final Set<String> KNOWN =
            Set.of("utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be");

    private TextDecoder() {}

    static boolean knows(String charset) {
        return KNOWN.contains(charset);
    }

    static String decode(byte[] bytes, String charset) {
        String text = new String(bytes, actual(bytes, charset));
        return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
    }

    private static Charset actual(byte[] bytes, String charset) {
        return switch (charset) {
            case "utf-8" -> StandardCharsets.UTF_8;
            case "utf-16" -> bigEndian(bytes, 2) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            case "utf-32" -> Charset.forName(bigEndian(bytes, 4) ? "UTF-32BE" : "UTF-32LE");
            default -> Charset.forName(charset);
        };
    }

    /** Without a byte order mark JSON tells the order itself: it starts with an ASCII character. */
    private static boolean bigEndian(byte[] bytes, int width) {
        return (bytes.length >= width && bytes[0] == 0) || (bytes.length >= 2 && bytes[0] == (byte) 0xFE);
    }
}
