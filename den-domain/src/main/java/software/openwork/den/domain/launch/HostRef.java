package software.openwork.den.domain.launch;

import java.util.Objects;

/**
 * A hosting vendor's own identifier of a worker's service.
 *
 * @param value 1 to 255 characters
 */
public record HostRef(String value) {

    /** Refuses an empty or over-long value. */
    public HostRef {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("a host reference has 1 to 255 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
