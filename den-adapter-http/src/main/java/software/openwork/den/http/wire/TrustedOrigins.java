package software.openwork.den.http.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The origins from which pages may act for a signed-in user, and to which users may be sent back. */
public final class TrustedOrigins {

    private final Set<String> exact = new HashSet<>();
    private final List<Pattern> originPatterns = new ArrayList<>();
    private final List<Pattern> hostPatterns = new ArrayList<>();

    /**
     * Reads the settings.
     *
     * @param own URL of this server, always trusted
     * @param others origins, or patterns such as {@code https://*.example.com}
     */
    public TrustedOrigins(String own, List<String> others) {
        Origins.of(own).ifPresent(exact::add);
        for (String other : others) {
            if (other.indexOf('*') < 0 && other.indexOf('?') < 0) {
                exact.add(Origins.of(other).orElse(other));
            } else {
                (other.contains("://") ? originPatterns : hostPatterns).add(wildcard(other));
            }
        }
    }

    /** Whether the URL, or the origin, lies in a trusted one. */
    public boolean trusts(String url) {
        return Origins.of(url).map(this::trustsOrigin).orElse(false);
    }

    private boolean trustsOrigin(String origin) {
        return exact.contains(origin)
                || originPatterns.stream()
                        .anyMatch(pattern -> pattern.matcher(origin).matches())
                || hostPatterns.stream()
                        .anyMatch(pattern -> pattern.matcher(origin.substring(origin.indexOf("://") + 3))
                                .matches());
    }

    /**
     * Whether a user may be sent there: an absolute URL in a trusted origin, or a path on this server. What a
     * browser could read as another host is refused.
     */
    public boolean allowsTarget(String url) {
        if (!Texts.isWellFormed(url)) {
            return false;
        }
        if (!url.startsWith("/")) {
            return trusts(url);
        }
        int end = url.length();
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\\') {
                return false;
            }
            if (c == '?' || c == '#') {
                end = Math.min(end, i);
            }
        }
        String path = url.substring(0, end).toLowerCase(Locale.ROOT);
        return !url.startsWith("//") && !path.contains("%2f") && !path.contains("%5c");
    }

    private static Pattern wildcard(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
