package software.openwork.den.http.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
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
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = byteAt(text, i + 1);
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) value);
                i += 3;
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString());
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
                decoded[length++] = (byte) (Character.digit(raw[i + 1], 16) * 16 + Character.digit(raw[i + 2], 16));
                i += 2;
            } else {
                decoded[length++] = raw[i] == '+' ? (byte) ' ' : raw[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static int byteAt(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        boolean hex = Ascii.isHex(text.charAt(at)) && Ascii.isHex(text.charAt(at + 1));
        return hex ? Integer.parseInt(text, at, at + 2, 16) : -1;
    }
}
