package software.openwork.den.domain.trace;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The position of a request in a distributed trace, as W3C Trace Context writes it: version, trace, span and flags.
 *
 * @param text the value of a {@code traceparent} header, of version 00
 */
public record TraceParent(String text) {

    private static final Pattern SHAPE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Refuses any other text. */
    public TraceParent {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("no trace parent of version 00");
        }
    }

    /**
     * Reads a header.
     *
     * @param text its value
     * @return empty for what is none of version 00: it is left out then
     */
    public static Optional<TraceParent> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TraceParent(text)) : Optional.empty();
    }

    /**
     * The trace alone.
     *
     * @return 32 hexadecimal digits
     */
    public String trace() {
        return text.substring(3, 35);
    }

    @Override
    public String toString() {
        return text;
    }
}
