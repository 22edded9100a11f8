package software.openwork.den.http.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place where JSON is read and written. Objects are written member by member: nothing is reflected on. */
public final class Json {

    // Virtual threads come and go, so buffers are not kept by thread.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private static final ObjectMapper MAPPER =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** Writes one value. */
    public interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** UTF-8 bytes of what the writer writes. */
    public static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            writer.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** As {@link #bytes}, of an object whose members the writer writes. */
    public static byte[] object(Writer members) {
        return bytes(json -> {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        });
    }

    /** Writes one value bit by bit; the stream stays open. */
    public static void stream(OutputStream out, Writer writer) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writer.write(json);
        }
    }

    /** Reads a text that holds exactly one JSON value. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** Whether it is what JavaScript takes for true; what is not there is not. */
    public static boolean isTruthy(@Nullable JsonNode value) {
        if (value == null) {
            return false;
        }
        return switch (value.getNodeType()) {
            case STRING -> !value.textValue().isEmpty();
            case NUMBER -> value.doubleValue() != 0;
            case BOOLEAN -> value.booleanValue();
            case ARRAY, OBJECT, POJO, BINARY -> true;
            case NULL, MISSING -> false;
        };
    }

    /** Writes a member that may be null. */
    public static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    /** Writes a member that may be null, as ISO-8601 with milliseconds. */
    public static void time(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeRawUTF8String(IsoTime.quotable(value), 0, IsoTime.LENGTH);
        }
    }
}
