package software.openwork.den.gate.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query string, and what is in it under one name. Names count as a server would read them, percent-encoded or not;
 * all that bears other names keeps every byte and its place.
 *
 * @param values what the parameter held, in order, decoded
 * @param rest the query without it; null when nothing is left
 */
public record QueryText(List<String> values, @Nullable String rest) {

    /**
     * Takes a parameter out.
     *
     * @param query null for none
     * @param name the parameter
     * @return what it held, and the rest
     */
    public static QueryText without(@Nullable String query, String name) {
        if (query == null) {
            return new QueryText(List.of(), null);
        }
        List<String> values = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (FormText.decode(key).equals(name)) {
                values.add(equals < 0 ? "" : FormText.decode(pair.substring(equals + 1)));
            } else {
                rest.add(pair);
            }
        }
        if (values.isEmpty()) {
            return new QueryText(List.of(), query);
        }
        return new QueryText(values, rest.isEmpty() ? null : String.join("&", rest));
    }
}
