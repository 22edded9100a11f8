package software.openwork.den.domain.billing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;

/**
 * Somebody who is known to the vendor.
 *
 * @param id the vendor's identifier, not empty
 * @param externalId the identifier that a seller gave the customer, or null for none; with us that of the user
 * @param email as the vendor keeps it, or null where it does not tell
 */
public record Customer(
        String id, @Nullable String externalId, @Nullable String email) {

    /** Refuses an empty identifier; an external one that is blank counts as none. */
    public Customer {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a customer has an identifier");
        }
        externalId = externalId == null || externalId.isBlank() ? null : externalId;
    }

    /**
     * Whose it is according to the external identifier.
     *
     * @return the user that it would be, who need not exist; empty for none, and for what is no identifier of ours
     */
    public Optional<UserId> user() {
        return Optional.ofNullable(externalId).filter(id -> id.length() <= 64).map(UserId::new);
    }
}
