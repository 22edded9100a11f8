package software.openwork.den.domain.worker;

import java.util.Objects;
import java.util.Optional;

/**
 * Identifier of a worker, compared exactly. New ones are UUIDs in lower case; older ones may be any short text.
 *
 * @param value 1 to 64 characters
 */
public record WorkerId(String value) {

    private static final int LONGEST = 64;

    /** Refuses an empty or over-long value. */
    public WorkerId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a worker id has 1 to 64 characters");
        }
    }

    /**
     * Reads an identifier that came from outside.
     *
     * @param text any text
     * @return empty when no worker can have it
     */
    public static Optional<WorkerId> parse(String text) {
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(new WorkerId(text));
    }

    @Override
    public String toString() {
        return value;
    }
}
