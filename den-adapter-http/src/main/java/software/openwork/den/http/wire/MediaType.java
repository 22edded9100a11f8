package software.openwork.den.http.wire;

import java.util.Locale;
import java.util.Optional;

/** Reads content types: {@code type/subtype; charset=…}. */
public final class MediaType {

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";

    private MediaType() {}

    /** Type and subtype in lower case, parameters cut off. */
    public static String essence(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The charset parameter in lower case. */
    public static Optional<String> charset(String contentType) {
        int from = contentType.indexOf(';');
        while (from >= 0) {
            int to = contentType.indexOf(';', from + 1);
            String parameter = contentType
                    .substring(from + 1, to < 0 ? contentType.length() : to)
                    .strip();
            if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
                String value = parameter.substring(8).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return Optional.of((quoted ? value.substring(1, value.length() - 1) : value).toLowerCase(Locale.ROOT));
            }
            from = to;
        }
        return Optional.empty();
    }
}
