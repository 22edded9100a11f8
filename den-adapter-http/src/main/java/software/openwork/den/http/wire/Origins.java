package software.openwork.den.http.wire;

import java.util.Locale;
import java.util.Optional;

/** Reads the origin of a URL as a browser would see it, refusing whatever browsers read in surprising ways. */
public final class Origins {

    private Origins() {}

    /** {@code scheme://host[:port]} in lower case, the default port left out; empty for anything but http(s) URLs. */
    public static Optional<String> of(String url) {
        int schemeEnd = url.indexOf("://");
        if (schemeEnd < 0 || url.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\')) {
            return Optional.empty();
        }
        String scheme = url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int defaultPort = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
        int from = schemeEnd + 3;
        int to = from;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        String authority = url.substring(from, to);
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.startsWith("[") ? place.indexOf(':', place.indexOf(']') + 1) : place.indexOf(':');
        String host = (colon < 0 ? place : place.substring(0, colon)).toLowerCase(Locale.ROOT);
        String port = colon < 0 ? "" : place.substring(colon + 1);
        if (defaultPort < 0 || !isHost(host) || !port.matches("\\d{0,5}")) {
            return Optional.empty();
        }
        int number = port.isEmpty() ? defaultPort : Integer.parseInt(port);
        String origin = scheme + "://" + host;
        return Optional.of(number == defaultPort ? origin : origin + ":" + number);
    }

    private static boolean isHost(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String letters = bracketed ? host.substring(1, host.length() - 1) : host;
        String others = bracketed ? ":" : "-_";
        return !letters.isEmpty()
                && letters.chars()
                        .allMatch(c -> Ascii.isLower(c) || Ascii.isDigit(c) || c == '.' || others.indexOf(c) >= 0);
    }
}
