package software.openwork.den.app.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record. Its values are numbers, flags and texts; anything else is shown as its own {@code toString} shows it, which a
 * secret does not let see.
 */
final class Event {

    private final Level level;
    private final String name;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Event(Level level, String name) {
        this.level = level;
        this.name = name;
    }

    /** How grave. */
    enum Level {
        /** All is well. */
        INFO,
        /** Somebody may want to look. */
        WARN
    }

    static Event of(Level level, String name) {
        return new Event(level, name);
    }

    /** Left out where it is null or empty. */
    Event with(String field, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            fields.put(field, value);
        }
        return this;
    }

    Level level() {
        return level;
    }

    String name() {
        return name;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
