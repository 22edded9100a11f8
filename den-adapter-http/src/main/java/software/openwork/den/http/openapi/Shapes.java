package software.openwork.den.http.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/**
 * Writes JSON schemas for the short words of the description. A word with a capital is the name of a schema; {@code [X]}
 * is an array of X, {@code X?} an X or null, {@code a|b} one of these texts, {@code time} a date and time, {@code any}
 * anything. Members are required unless their name ends with a question mark, and there are no others unless there is one
 * called {@code *}.
 */
final class Shapes {

    private static final String ANY = "any";

    private Shapes() {}

    static void object(JsonGenerator json, JsonNode members) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getKey().equals("*")) {
                json.writeFieldName(name(member.getKey()));
                word(json, member.getValue().textValue());
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getKey().equals("*") && !member.getKey().endsWith("?")) {
                json.writeString(member.getKey());
            }
        }
        json.writeEndArray();
        json.writeBooleanField("additionalProperties", members.has("*"));
        json.writeEndObject();
    }

    static void word(JsonGenerator json, String word) throws IOException {
        json.writeStartObject();
        if (word.endsWith("?")) {
            json.writeArrayFieldStart("anyOf");
            word(json, name(word));
            json.writeStartObject();
            json.writeStringField("type", "null");
            json.writeEndObject();
            json.writeEndArray();
        } else if (word.startsWith("[")) {
            json.writeStringField("type", "array");
            json.writeFieldName("items");
            word(json, word.substring(1, word.length() - 1));
        } else if (Character.isUpperCase(word.charAt(0))) {
            json.writeStringField("$ref", "#/components/schemas/" + word);
        } else if (word.indexOf('|') > 0) {
            json.writeStringField("type", "string");
            json.writeArrayFieldStart("enum");
            for (String each : word.split("\\|", -1)) {
                json.writeString(each);
            }
            json.writeEndArray();
        } else if (word.equals("time")) {
            json.writeStringField("type", "string");
            json.writeStringField("format", "date-time");
        } else if (!word.equals(ANY)) {
            json.writeStringField("type", word);
        }
        json.writeEndObject();
    }

    private static String name(String member) {
        return member.endsWith("?") ? member.substring(0, member.length() - 1) : member;
    }
}
