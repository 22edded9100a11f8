package software.openwork.den.app.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** JSON as a test likes to write it: {@code {error: 'unauthorized'}}. */
final class Json {

    private static final JsonMapper STRICT = JsonMapper.builder().build();
    private static final JsonMapper RELAXED = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Json() {}

    /** What the relaxed text says. */
    static JsonNode of(String relaxed) {
        return read(RELAXED, relaxed);
    }

    /** What the strict text says, as a server must send it. */
    static JsonNode strict(String text) {
        return read(STRICT, text);
    }

    /** The relaxed text made strict. */
    static String text(String relaxed) {
        return of(relaxed).toString();
    }

    /** The names of an object's members. */
    static List<String> keys(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode read(JsonMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
