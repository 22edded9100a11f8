package software.openwork.den.app.telemetry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import software.openwork.den.app.config.LogFormat;

/** How records look. */
interface EventText {

    /** Adds a line with its end. */
    void append(StringBuilder text, Instant at, Event event);

    static EventText of(LogFormat format) {
        return switch (format) {
            case TEXT -> EventText::plain;
            case JSON -> EventText::json;
        };
    }

    private static void plain(StringBuilder text, Instant at, Event event) {
        text.append(at.truncatedTo(ChronoUnit.MILLIS)).append(' ').append(event.level());
        text.append(' ').append(event.name());
        for (Map.Entry<String, Object> field : event.fields().entrySet()) {
            text.append(' ').append(field.getKey()).append('=');
            String value = field.getValue().toString();
            if (value.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c != '\\' && c != 127)) {
                text.append(value);
            } else {
                quote(text, value);
            }
        }
        text.append('\n');
    }

    private static void json(StringBuilder text, Instant at, Event event) {
        text.append("{\"time\":\"").append(at.truncatedTo(ChronoUnit.MILLIS)).append("\",\"level\":\"");
        text.append(event.level().name().toLowerCase(Locale.ROOT)).append("\",\"event\":");
        quote(text, event.name());
        for (Map.Entry<String, Object> field : event.fields().entrySet()) {
            text.append(',');
            quote(text, field.getKey());
            text.append(':');
            if (field.getValue() instanceof Number || field.getValue() instanceof Boolean) {
                text.append(field.getValue());
            } else {
                quote(text, field.getValue().toString());
            }
        }
        text.append("}\n");
    }

    /** Neither a quote nor the end of a line comes through. */
    private static void quote(StringBuilder text, String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
