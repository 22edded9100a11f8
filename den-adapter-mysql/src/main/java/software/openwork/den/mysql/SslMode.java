package software.openwork.den.mysql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The driver's words, weakest first. */
enum SslMode {
    DISABLED,
    PREFERRED,
    REQUIRED,
    VERIFY_CA,
    VERIFY_IDENTITY;

    private static final Pattern REJECT_UNAUTHORIZED =
            Pattern.compile("\"rejectUnauthorized\"\\s*:\\s*(true|false)\\s*[,}]");

    static Optional<SslMode> strictest(Map<String, String> parameters) {
        SslMode strictest = null;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            SslMode mode = switch (parameter.getKey().toLowerCase(Locale.ROOT)) {
                case "ssl" -> ofSsl(parameter.getValue());
                case "sslaccept" -> ofAccept(parameter.getValue());
                case "sslmode", "ssl-mode" -> ofMode(parameter.getKey(), parameter.getValue());
                default -> null;
            };
            if (mode != null && (strictest == null || mode.compareTo(strictest) > 0)) {
                strictest = mode;
            }
        }
        return Optional.ofNullable(strictest);
    }

    private static SslMode ofSsl(String value) {
        return switch (value) {
            case "true" -> VERIFY_IDENTITY;
            case "false" -> DISABLED;
            default -> ofSslObject(value);
        };
    }

    /** mysql2 for Node takes an object here, of which the one member says whether certificates are checked. */
    private static SslMode ofSslObject(String value) {
        String json = value.strip();
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("ssl must be true, false or {\"rejectUnauthorized\":true}");
        }
        Matcher member = REJECT_UNAUTHORIZED.matcher(json);
        boolean verifies = !member.find() || member.group(1).equals("true");
        return verifies ? VERIFY_IDENTITY : REQUIRED;
    }

    private static SslMode ofAccept(String value) {
        return switch (value) {
            case "strict" -> VERIFY_IDENTITY;
            case "accept_invalid_certs" -> REQUIRED;
            default -> throw new IllegalArgumentException("sslaccept must be strict or accept_invalid_certs");
        };
    }

    private static SslMode ofMode(String key, String value) {
        String word = value.toUpperCase(Locale.ROOT).replace('-', '_');
        for (SslMode mode : values()) {
            if (mode.name().equals(word)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                key + " must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
    }
}
