package software.openwork.den.http.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.Surface;
import software.openwork.den.http.system.SystemRoutes;
import software.openwork.den.http.wire.Json;

/**
 * The OpenAPI document. Which routes there are and who may call them is what the registry says; what is said about them,
 * and what their answers look like, is in {@code description.json}.
 */
final class OpenApi {

    private final JsonNode description;
    private final String version;
    private final URI base;

    OpenApi(String version, URI base) {
        this.version = version;
        this.base = base;
        description = load();
    }

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi/description.json"))) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalStateException("the description is no JSON"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Files are no part of the API. */
    static boolean describes(Route route) {
        return !SystemRoutes.isPage(route);
    }

    byte[] document(List<Route> routes) {
        return Json.object(json -> {
            json.writeStringField("openapi", "3.1.0");
            json.writeObjectFieldStart("info");
            json.writeStringField("title", description.at("/info/title").textValue());
            json.writeStringField("version", version);
            json.writeStringField(
                    "description", description.at("/info/description").textValue());
            json.writeEndObject();
            json.writeArrayFieldStart("servers");
            json.writeStartObject();
            json.writeStringField("url", base.toString());
            json.writeEndObject();
            json.writeEndArray();
            json.writeObjectFieldStart("paths");
            for (Map.Entry<String, List<Route>> path : byPath(routes).entrySet()) {
                json.writeObjectFieldStart(path.getKey());
                for (Route route : path.getValue()) {
                    json.writeFieldName(route.method().name().toLowerCase(Locale.ROOT));
                    operation(json, route);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            components(json);
        });
    }

    private static Map<String, List<Route>> byPath(List<Route> routes) {
        Map<String, List<Route>> paths = new LinkedHashMap<>();
        routes.stream()
                .filter(OpenApi::describes)
                .forEach(route -> paths.computeIfAbsent(route.path().text(), path -> new ArrayList<>())
                        .add(route));
        return paths;
    }

    private void operation(JsonGenerator json, Route route) throws IOException {
        String name = route.method() + " " + route.path().text();
        JsonNode said = description.path("routes").path(name);
        json.writeStartObject();
        json.writeStringField("operationId", name.replaceAll("[^A-Za-z]+", "_"));
        json.writeArrayFieldStart("tags");
        json.writeString(said.path(0).asText("Other"));
        json.writeEndArray();
        json.writeStringField("summary", said.path(1).asText(""));
        json.writeArrayFieldStart("security");
        if (route.access() == Access.SESSION) {
            requirement(json, "cookie");
            requirement(json, "bearer");
        }
        json.writeEndArray();
        parameters(json, route, said.path(3));
        if (said.has(4)) {
            json.writeObjectFieldStart("requestBody");
            content(json, "application/json", said.path(4).asText());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("responses");
        for (Map.Entry<String, JsonNode> answer : said.path(2).properties()) {
            answer(json, answer.getKey().equals("*") ? "2XX" : answer.getKey(), answer.getValue());
        }
        boolean passed = said.path(2).has("*");
        json.writeObjectFieldStart("default");
        json.writeStringField("description", "Anything else.");
        content(json, "application/json", passed ? "any" : route.surface() == Surface.AUTH ? "AuthError" : "ApiError");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void requirement(JsonGenerator json, String scheme) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(scheme);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void parameters(JsonGenerator json, Route route, JsonNode names) throws IOException {
        json.writeArrayFieldStart("parameters");
        if (route.path().text().contains("{id}")) {
            parameter(json, "path", "id");
        }
        for (JsonNode name : names) {
            parameter(json, "query", name.textValue());
        }
        json.writeEndArray();
    }

    private void parameter(JsonGenerator json, String place, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("in", place);
        json.writeBooleanField("required", place.equals("path"));
        json.writeStringField(
                "description", description.path("parameters").path(name).asText(""));
        json.writeFieldName("schema");
        Shapes.word(json, "string");
        json.writeEndObject();
    }

    private static void answer(JsonGenerator json, String status, JsonNode shapes) throws IOException {
        json.writeObjectFieldStart(status);
        json.writeStringField("description", status.startsWith("2") ? "Done." : "See the body.");
        if (shapes.isArray()) {
            json.writeObjectFieldStart("content");
            for (JsonNode shape : shapes) {
                media(json, shape.textValue());
            }
            json.writeEndObject();
        } else if (!shapes.textValue().isEmpty()) {
            json.writeObjectFieldStart("content");
            media(json, shapes.textValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A word with a slash is a type of content, whose shape is not told. */
    private static void media(JsonGenerator json, String word) throws IOException {
        boolean type = word.contains("/");
        json.writeObjectFieldStart(type ? word : "application/json");
        json.writeFieldName("schema");
        Shapes.word(json, type ? "string" : word);
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, String type, String word) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeObjectFieldStart(type);
        json.writeFieldName("schema");
        Shapes.word(json, word);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void components(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("components");
        json.writeObjectFieldStart("securitySchemes");
        json.writeObjectFieldStart("cookie");
        json.writeStringField("type", "apiKey");
        json.writeStringField("in", "cookie");
        json.writeStringField(
                "name", (base.getScheme().equals("https") ? "__Secure-" : "") + "better-auth.session_token");
        json.writeEndObject();
        json.writeObjectFieldStart("bearer");
        json.writeStringField("type", "http");
        json.writeStringField("scheme", "bearer");
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("schemas");
        for (Map.Entry<String, JsonNode> schema : description.path("schemas").properties()) {
            json.writeFieldName(schema.getKey());
            Shapes.object(json, schema.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
