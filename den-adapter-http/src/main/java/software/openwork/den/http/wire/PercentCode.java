package software.openwork.den.http.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as browsers do it. */
public final class PercentCode {

    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-_.!~*'()";

    private PercentCode() {}

    /** What JavaScript's {@code encodeURIComponent} gives; a lone surrogate becomes a replacement character. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Ascii.isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
                i++;
            } else {
                int point = text.codePointAt(i);
                boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                appendBytes(encoded, lone ? 0xFFFD : point);
                i += Character.charCount(point);
            }
        }
        return encoded.toString();
    }

    /** The text with every character that a header cannot carry percent-encoded, and nothing else changed. */
    public static String headerSafe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point < ' ' || point == 0x7F || point > 0xFF) {
                appendBytes(
                        safe, point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point);
            } else {
                safe.append((char) point);
            }
        });
        return safe.toString();
    }

    /** The text with every character that a URL does not hold percent-encoded, and nothing else changed. */
    public static String urlSafe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            if (point <= ' ' || point >= 0x7F || "\"<>`{}".indexOf(point) >= 0) {
                appendBytes(safe, lone ? 0xFFFD : point);
            } else {
                safe.append((char) point);
            }
        });
        return safe.toString();
    }

    private static void appendBytes(StringBuilder encoded, int point) {
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
        }
    }

    /** What JavaScript's {@code decodeURIComponent} gives; empty where that throws. */
    public static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        boolean ascii = true;
        for (int i = 0; i < raw.length; i++) {
            byte value = raw[i];
            if (value == '%') {
                if (i + 2 >= raw.length || !Ascii.isHex(raw[i + 1]) || !Ascii.isHex(raw[i + 2])) {
                    return Optional.empty();
                }
                value = (byte) (Ascii.hexValue(raw[i + 1]) * 16 + Ascii.hexValue(raw[i + 2]));
                i += 2;
            }
            ascii &= value >= 0;
            raw[length++] = value;
        }
        return ascii
                ? Optional.of(new String(raw, 0, length, StandardCharsets.ISO_8859_1))
                : strictUtf8(ByteBuffer.wrap(raw, 0, length));
    }

    private static Optional<String> strictUtf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** As forms and query strings are read: a plus is a blank, what is no encoding stays as it is. */
    public static String decodeForm(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            boolean encoded = raw[i] == '%' && i + 2 < raw.length && Ascii.isHex(raw[i + 1]) && Ascii.isHex(raw[i + 2]);
            if (encoded) {
                decoded[length++] = (byte) (Ascii.hexValue(raw[i + 1]) * 16 + Ascii.hexValue(raw[i + 2]));
                i += 2;
            } else {
                decoded[length++] = raw[i] == '+' ? (byte) ' ' : raw[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
