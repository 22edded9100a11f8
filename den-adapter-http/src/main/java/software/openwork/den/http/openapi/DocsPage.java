package software.openwork.den.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.openwork.den.http.wire.Json;

/** The document as a page: no script, nothing from elsewhere. */
final class DocsPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Den: the API</title><link rel="icon" href="/web/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/web/style.css"></head><body><main>
            """;

    private final JsonNode document;
    private final StringBuilder html = new StringBuilder(HEAD);

    private DocsPage(JsonNode document) {
        this.document = document;
    }

    static byte[] of(byte[] document) {
        DocsPage page = new DocsPage(
                Json.parse(new String(document, StandardCharsets.UTF_8)).orElseThrow());
        page.write();
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() {
        html.append("<h1>Den ")
                .append(text(document.at("/info/version").asText()))
                .append("</h1><p>");
        html.append(text(document.at("/info/description").asText()));
        html.append(" For programs: <a href=\"/openapi.json\">/openapi.json</a>.</p>");
        for (Map.Entry<String, List<Operation>> tag : operations().entrySet()) {
            html.append("<h2>").append(text(tag.getKey())).append("</h2>");
            tag.getValue().forEach(this::write);
        }
        html.append("<h2>Shapes</h2>");
        document.at("/components/schemas").properties().forEach(this::write);
        html.append("</main></body></html>\n");
    }

    private Map<String, List<Operation>> operations() {
        Map<String, List<Operation>> tags = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> tags.computeIfAbsent(
                                        method.getValue().at("/tags/0").asText(), tag -> new ArrayList<>())
                                .add(new Operation(
                                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return tags;
    }

    private void write(Operation operation) {
        JsonNode node = operation.node();
        html.append("<section><h3><code>").append(operation.method()).append(' ');
        html.append(text(operation.path())).append("</code></h3><p>");
        html.append(text(node.path("summary").asText()));
        html.append(node.path("security").isEmpty() ? "" : " <em>Session wanted.</em>")
                .append("</p>");
        if (!node.path("parameters").isEmpty()) {
            html.append("<ul>");
            node.path("parameters")
                    .forEach(parameter -> html.append("<li><code>")
                            .append(text(parameter.path("name").asText()))
                            .append("</code>: ")
                            .append(text(parameter.path("description").asText()))
                            .append("</li>"));
            html.append("</ul>");
        }
        if (node.has("requestBody")) {
            html.append("<p>Takes ")
                    .append(shape(node.at("/requestBody/content/application~1json/schema")))
                    .append(".</p>");
        }
        String answers = node.path("responses").properties().stream()
                .map(answer ->
                        text(answer.getKey()) + " " + media(answer.getValue().path("content")))
                .collect(Collectors.joining("; "));
        html.append("<p>Answers ").append(answers).append(".</p></section>");
    }

    private static String media(JsonNode content) {
        return content.isEmpty()
                ? "without a body"
                : content.properties().stream()
                        .map(each -> each.getKey().equals("application/json")
                                ? shape(each.getValue().path("schema"))
                                : text(each.getKey()))
                        .collect(Collectors.joining(" or "));
    }

    private void write(Map.Entry<String, JsonNode> schema) {
        html.append("<section id=\"").append(text(schema.getKey())).append("\"><h3><code>");
        html.append(text(schema.getKey())).append("</code></h3><ul>");
        schema.getValue()
                .path("properties")
                .properties()
                .forEach(member -> html.append("<li><code>")
                        .append(text(member.getKey()))
                        .append("</code>: ")
                        .append(shape(member.getValue()))
                        .append("</li>"));
        html.append("</ul></section>");
    }

    private static String shape(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = text(schema.path("$ref").asText().replaceAll(".*/", ""));
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (schema.has("anyOf")) {
            return shape(schema.at("/anyOf/0")) + " or null";
        }
        if (schema.has("items")) {
            return "list of " + shape(schema.path("items"));
        }
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(text(word.asText())));
            return String.join(" | ", words);
        }
        return text(schema.path("format").asText(schema.path("type").asText("anything")));
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private record Operation(String method, String path, JsonNode node) {}
}
