package software.openwork.den.gate.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request target exactly as it came, of which every program reads the same path. Nothing is ever decoded here in
 * order to be compared: what differs in a byte is another path.
 *
 * <p>Refused is whatever two programs are known to read differently: anything but the origin form, fragments,
 * backslashes, control characters and bytes outside ASCII, bad and double percent-encoding, encoded slashes and control
 * characters, text that is no UTF-8, empty segments, and segments that are or decode to dots, also with a parameter.
 *
 * @param path from the first slash up to the query
 * @param query what follows the question mark; null without one
 */
public record RawTarget(String path, @Nullable String query) {

    private static final String PATH_MARKS = "/-._~!$&'()*+,;=:@%[]|^";
    private static final String QUERY_MARKS = PATH_MARKS + "?\"<>`{}\\";
    private static final boolean[] IN_PATH = allowed(PATH_MARKS);
    private static final boolean[] IN_QUERY = allowed(QUERY_MARKS);

    /**
     * Reads a target.
     *
     * @param target as in the request line
     * @return the target, or nothing when it could be misread
     */
    public static Optional<RawTarget> parse(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return isClear(path) && (query == null || consistsOf(IN_QUERY, query))
                ? Optional.of(new RawTarget(path, query))
                : Optional.empty();
    }

    /** The target again, as it came. */
    public String text() {
        return query == null ? path : path + "?" + query;
    }

    /** The same path with another query; null for none. */
    public RawTarget withQuery(@Nullable String other) {
        return new RawTarget(path, other);
    }

    private static boolean isClear(String path) {
        if (!path.startsWith("/") || !consistsOf(IN_PATH, path)) {
            return false;
        }
        int start = 1;
        for (int end = path.indexOf('/', start); start <= path.length(); end = path.indexOf('/', start)) {
            int stop = end < 0 ? path.length() : end;
            boolean last = end < 0;
            if (start == stop ? !last : !isClearSegment(path, start, stop)) {
                return false;
            }
            start = stop + 1;
        }
        return true;
    }

    private static boolean isClearSegment(String path, int start, int stop) {
        char first = path.charAt(start);
        // Nearly all: no dot to begin with, nothing encoded.
        if (first != '.' && first != ';' && path.substring(start, stop).indexOf('%') < 0) {
            return true;
        }
        Optional<String> decoded = decode(path.substring(start, stop));
        if (decoded.isEmpty()) {
            return false;
        }
        String text = decoded.get();
        int parameter = text.indexOf(';');
        String bare = (parameter < 0 ? text : text.substring(0, parameter)).strip();
        return !bare.isEmpty() && !bare.chars().allMatch(c -> c == '.');
    }

    private static Optional<String> decode(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            int value = segment.charAt(i);
            if (value == '%') {
                value = hex(segment, i + 1);
                boolean twice = value == '%' && hex(segment, i + 3) >= 0;
                if (value < ' ' || value == 0x7F || value == '/' || value == '\\' || twice) {
                    return Optional.empty();
                }
                i += 2;
            }
            bytes[length++] = (byte) value;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException overlong) {
            return Optional.empty();
        }
    }

    /** The byte of two hexadecimal digits; negative when they are none. */
    private static int hex(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean consistsOf(boolean[] allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= allowed.length || !allowed[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] allowed(String marks) {
        boolean[] allowed = new boolean[128];
        for (char c = '0'; c <= 'z'; c++) {
            allowed[c] = Character.isLetterOrDigit(c);
        }
        marks.chars().forEach(c -> allowed[c] = true);
        return allowed;
    }
}
