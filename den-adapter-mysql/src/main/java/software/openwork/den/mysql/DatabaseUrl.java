package software.openwork.den.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/** Not {@code java.net.URI}, which refuses the raw {@code {"rejectUnauthorized":true}} that operators have. */
final class DatabaseUrl {

    private static final int DEFAULT_PORT = 3306;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    // The last @ before the path ends the password, as in the URL parser of browsers and Node.
    private static final Pattern SHAPE = Pattern.compile("mysql://(?:([^/?#]*)@)?"
            + "(?:\\[(?<v6>[0-9A-Fa-f:.]+)\\]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>[0-9]{1,5}))?"
            + "/(?<database>[^/?#]*)(?:\\?(?<query>[^#]*))?(?:#.*)?");

    private DatabaseUrl() {}

    static MysqlConfig parse(String url, int poolSize) {
        Matcher shape = SHAPE.matcher(url.strip());
        if (!shape.matches()) {
            throw new IllegalArgumentException("must look like mysql://user:password@host:3306/database"
                    + " (percent-encode /, ?, # and % in the password)");
        }
        String[] credentials = credentials(shape.group(1));
        String host = shape.group("v6") == null ? shape.group("host") : shape.group("v6");
        String database = decode("database", shape.group("database"));
        if (database.isEmpty()) {
            throw new IllegalArgumentException("names no database: mysql://user:password@" + host + "/database");
        }
        SslMode ssl = SslMode.strictest(parameters(shape.group("query")))
                .orElse(THIS_MACHINE.contains(host) ? SslMode.DISABLED : SslMode.PREFERRED);
        return new MysqlConfig(
                host,
                port(shape.group("port")),
                database,
                credentials[0],
                Secret.of(credentials[1]),
                ssl.name(),
                poolSize);
    }

    private static String[] credentials(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty() || userInfo.startsWith(":")) {
            throw new IllegalArgumentException("names no user: mysql://user:password@host/database");
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new String[] {decode("user", user), decode("password", password)};
    }

    private static int port(@Nullable String digits) {
        int port = digits == null ? DEFAULT_PORT : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535");
        }
        return port;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            String value = equals < 0 ? "" : each.substring(equals + 1);
            parameters.put(decode("parameters", name), decode("parameters", value.replace('+', ' ')));
        }
        return parameters;
    }

    private static String decode(String part, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 4);
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                bytes.put(octet(part, text, i));
                i += 3;
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("percent-encoding of the " + part + " is not UTF-8", e);
        }
    }

    private static byte octet(String part, String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("a % in the " + part + " must be written as %25");
        }
        return (byte) (high << 4 | low);
    }
}
