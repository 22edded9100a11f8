package software.openwork.den.domain.org;

import java.util.Objects;

/**
 * Identifier of an organisation, compared exactly.
 *
 * @param value 1 to 64 characters
 */
public record OrgId(String value) {

    /** Refuses an empty or over-long value. */
    public OrgId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("an organisation id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
