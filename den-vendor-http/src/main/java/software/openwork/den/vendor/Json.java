package software.openwork.den.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes sense of what a vendor says, which need not be what its documents promise. */
public final class Json {

    private static final int LONGEST = 300;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** Anything that could be a key or a token; names and sentences have no words like these. */
    private static final Pattern TOKEN =
            Pattern.compile("(?i)\\b(?=[a-z0-9_-]*[0-9])[a-z0-9_-]{40,}\\b|\\b(rnd|vercel|polar)_[a-z0-9_-]{8,}\\b");

    private Json() {}

    /**
     * An object to fill.
     *
     * @return a new one
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads a document.
     *
     * @param text any text
     * @return what it says; the missing node for anything that is not JSON, so that paths into it lead nowhere
     */
    public static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? JsonNodeFactory.instance.missingNode() : node;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /**
     * A text in a document.
     *
     * @param node where
     * @return the text, or empty when that is none or blank
     */
    public static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /**
     * A time in a document.
     *
     * @param node where
     * @return the time, to the millisecond, or empty when that is none in the form of ISO 8601
     */
    public static Optional<Instant> time(JsonNode node) {
        return text(node).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        });
    }

    /**
     * Words of a vendor as one line for operators: cut, and without anything that looks like a key.
     *
     * @param words any text
     * @return the line
     */
    public static String line(String words) {
        String line = UNPRINTABLE.matcher(words).replaceAll(" ").strip();
        String hidden = TOKEN.matcher(line).replaceAll("***");
        return hidden.codePointCount(0, hidden.length()) <= LONGEST
                ? hidden
                : hidden.substring(0, hidden.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /**
     * A part of a path or query.
     *
     * @param part any text
     * @return percent-encoded
     */
    public static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
