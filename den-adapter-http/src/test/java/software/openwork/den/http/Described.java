package software.openwork.den.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds every answer that a test gets against {@code /openapi.json}: an answer that is not described there fails the test
 * that got it.
 */
public final class Described {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode document;
    private final Map<String, Schema> schemas = new HashMap<>();

    /**
     * By that description.
     *
     * @param document what a server answers to {@code GET /openapi.json}
     */
    public Described(JsonNode document) {
        this.document = document;
    }

    void check(String method, String target, Answer answer) {
        check(method, target, answer.status(), answer.header("Content-Type").orElse(""), answer.body());
    }

    /** Fails when the answer is not as described; one that is not JSON is not looked at. */
    public synchronized void check(String method, String target, int status, String contentType, String body) {
        if (!contentType.startsWith("application/json") || body.isEmpty()) {
            return;
        }
        String path = target.split("[?#]", 2)[0].toLowerCase(Locale.ROOT).replaceAll("(?<=.)/$", "");
        String where = find(path, method.toLowerCase(Locale.ROOT))
                .map(operation -> shape(operation, Integer.toString(status)))
                .orElseGet(() -> error(path));
        List<Error> errors = schemas.computeIfAbsent(where, this::schema).validate(json(body));
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s answered what /openapi.json does not describe (%s): %s%n%s"
                    .formatted(method, target, where, errors, status + " " + body));
        }
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private Optional<String> find(String path, String method) {
        // A literal path comes before one with a parameter.
        return document.path("paths").properties().stream()
                .filter(each -> matches(each.getKey(), path) && each.getValue().has(method))
                .map(Map.Entry::getKey)
                .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
                .map(template -> "/paths/" + template.replace("/", "~1") + "/" + method);
    }

    private static boolean matches(String template, String path) {
        return path.matches(
                template.toLowerCase(Locale.ROOT).replace(".", "\\.").replace("{id}", "[^/]+"));
    }

    private String shape(String operation, String status) {
        JsonNode responses = document.at(operation + "/responses");
        String answer = responses.has(status)
                ? status
                : responses.has(status.charAt(0) + "XX") ? status.charAt(0) + "XX" : "default";
        return operation + "/responses/" + answer + "/content/application~1json/schema";
    }

    private static String error(String path) {
        return "/components/schemas/" + (path.startsWith("/api/auth/") ? "AuthError" : "ApiError");
    }

    private Schema schema(String pointer) {
        JsonNode wanted = document.at(pointer);
        if (wanted.isMissingNode()) {
            throw new AssertionError("/openapi.json does not describe a JSON answer at " + pointer);
        }
        ObjectNode whole = wanted.deepCopy();
        whole.set("components", document.get("components"));
        return SCHEMAS.getSchema(whole);
    }
}
