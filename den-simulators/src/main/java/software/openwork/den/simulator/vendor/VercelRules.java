package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Vercel's paths, what it demands of records, how it shows them, and its errors. */
final class VercelRules {

    private static final Set<String> CREATE_FIELDS = Set.of("name", "type", "value", "ttl", "comment");
    private static final Set<String> UPDATE_FIELDS =
            Set.of("name", "type", "value", "ttl", "mxPriority", "srv", "https", "comment");

    private VercelRules() {}

    static Operation operation(SeenCall call) {
        String shape = call.method() + " "
                + call.path()
                        .replaceAll("/domains/(?!records)[^/]+", "/domains/Z")
                        .replaceAll("/records/[^/]+$", "/records/R");
        return switch (shape) {
            case "GET /v4/domains/Z/records", "GET /v5/domains/Z/records" -> Operation.LIST_RECORDS;
            case "POST /v2/domains/Z/records" -> Operation.CREATE_RECORD;
            case "PATCH /v1/domains/records/R" -> Operation.UPDATE_RECORD;
            case "DELETE /v2/domains/Z/records/R" -> Operation.DELETE_RECORD;
            default -> Operation.UNKNOWN;
        };
    }

    static boolean isFineToCreate(JsonNode body) {
        return isFine(body, CREATE_FIELDS)
                && body.path("name").isTextual()
                && body.path("type").asText().equals("CNAME");
    }

    static boolean isFineToUpdate(JsonNode body) {
        return isFine(body, UPDATE_FIELDS);
    }

    private static boolean isFine(JsonNode body, Set<String> fields) {
        if (!body.isObject()) {
            return false;
        }
        for (var names = body.fieldNames(); names.hasNext(); ) {
            if (!fields.contains(names.next())) {
                return false;
            }
        }
        return body.path("comment").asText("").length() <= 500
                && body.path("ttl").asLong(60) >= 60
                && (!body.has("value") || body.path("value").asText().matches("([A-Za-z0-9_-]+\\.)+[A-Za-z0-9-]+\\.?"));
    }

    /** Values of names are kept with a final dot. */
    static String dotted(String value) {
        return value.endsWith(".") ? value : value + ".";
    }

    static ObjectNode json(VercelSimulator.DnsRecord each) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", each.id())
                .put("slug", "")
                .put("name", each.name())
                .put("type", each.type())
                .put("value", each.value())
                .put("creator", "usr_x")
                .put("created", each.createdAt())
                .putNull("updated")
                .put("createdAt", each.createdAt())
                .putNull("updatedAt")
                .put("ttl", 60);
        return each.comment().isEmpty() ? json : json.put("comment", each.comment());
    }

    static Reply conflict(String oldId, String name) {
        ObjectNode conflict = JsonNodeFactory.instance.objectNode();
        conflict.putObject("error")
                .put("code", "record_conflicts")
                .put(
                        "message",
                        "Existing record (\"%s\") conflict with attempted \"%s\" CNAME creation."
                                .formatted(oldId, name))
                .put("oldId", oldId);
        return Reply.json(409, conflict);
    }

    static Reply error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return Reply.json(status, body);
    }
}
