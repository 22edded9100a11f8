package software.openwork.den.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads {@code application/x-www-form-urlencoded} into an object of texts: of a repeated name the last counts. */
public final class FormDecoder {

    private FormDecoder() {}

    public static JsonNode decode(String text) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                form.put(
                        PercentCode.decodeForm(name),
                        equals < 0 ? "" : PercentCode.decodeForm(pair.substring(equals + 1)));
            }
        }
        return form;
    }
}
