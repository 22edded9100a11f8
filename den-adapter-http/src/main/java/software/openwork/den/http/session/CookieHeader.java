package software.openwork.den.http.session;

import java.util.Optional;
import software.openwork.den.http.wire.PercentCode;

/** Finds cookies in a {@code Cookie} header: of several with one name the first counts. */
final class CookieHeader {

    private CookieHeader() {}

    static Optional<String> find(String header, String name) {
        int index = 0;
        while (index < header.length()) {
            int equals = header.indexOf('=', index);
            if (equals < 0) {
                break;
            }
            int semicolon = header.indexOf(';', index);
            int end = semicolon < 0 ? header.length() : semicolon;
            if (end < equals) {
                // A word without value: the next cookie begins after the last semicolon before the equals sign.
                index = header.lastIndexOf(';', equals - 1) + 1;
                continue;
            }
            if (isNamed(header, index, equals, name)) {
                return Optional.of(value(header.substring(equals + 1, end).strip()));
            }
            index = end + 1;
        }
        return Optional.empty();
    }

    private static boolean isNamed(String header, int from, int to, String name) {
        int start = from;
        int end = to;
        while (start < end && header.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && header.charAt(end - 1) <= ' ') {
            end--;
        }
        return end - start == name.length() && header.startsWith(name, start);
    }

    private static String value(String raw) {
        String bare = raw.length() >= 2 && raw.startsWith("\"") ? raw.substring(1, raw.length() - 1) : raw;
        return PercentCode.decode(bare).orElse(bare);
    }
}
