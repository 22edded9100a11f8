package software.openwork.den.domain.account;

import java.util.Objects;

/**
 * Identifier of a user, compared exactly (letter case counts).
 *
 * @param value 1 to 64 characters
 */
public record UserId(String value) {

    /** Refuses an empty or over-long value. */
    public UserId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("a user id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
