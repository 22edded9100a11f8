package software.openwork.den.gate.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers with cookies, and what one cookie holds. A header with a quote in it is split at every semicolon all the
 * same, as RFC 6265 has it; but a value that opens or closes a quote which the pair before or after it shares is not
 * believed, because older servers read it as one.
 *
 * @param values what the cookie held, in order
 * @param rest the headers without it
 */
public record CookieText(List<String> values, List<String> rest) {

    /**
     * Takes a cookie out.
     *
     * @param headers values of all headers with cookies
     * @param name the cookie; letter case counts
     * @return what it held, and the rest
     */
    public static CookieText without(List<String> headers, String name) {
        List<String> values = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String header : headers) {
            List<String> others = new ArrayList<>();
            boolean quoted = false;
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
                    String value = pair.substring(equals + 1).strip();
                    values.add(quoted ? "" : value);
                } else if (!pair.isBlank()) {
                    others.add(pair.strip());
                }
                quoted ^= pair.chars().filter(c -> c == '"').count() % 2 == 1;
            }
            if (!others.isEmpty()) {
                rest.add(String.join("; ", others));
            }
        }
        return new CookieText(List.copyOf(values), List.copyOf(rest));
    }
}
