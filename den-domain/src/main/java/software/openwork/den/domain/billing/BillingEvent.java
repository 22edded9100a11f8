package software.openwork.den.domain.billing;

import org.jspecify.annotations.Nullable;

/**
 * The vendor tells that something has changed. What, is asked of it afterwards: events come late, twice and out of
 * order.
 *
 * @param id identifies the event, also when it is told again; 1 to 100 printable ASCII characters
 * @param type the vendor's word, at most 100 characters
 * @param customerId whom it concerns, or null
 * @param externalId the identifier that the customer carries, or null
 * @param email the customer's address, normalised, or null
 */
public record BillingEvent(
        String id,
        String type,
        @Nullable String customerId,
        @Nullable String externalId,
        @Nullable String email) {

    /** Refuses an identifier that no row can be named after. */
    public BillingEvent {
        if (!isId(id) || type.length() > 100) {
            throw new IllegalArgumentException("not an event");
        }
    }

    /**
     * Whether a text can identify an event.
     *
     * @param text any
     * @return true if so
     */
    public static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= 100 && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /**
     * Whether it may change what somebody is entitled to.
     *
     * @return false where it names nobody, as types do that we do not know
     */
    public boolean concernsSomebody() {
        return customerId != null || externalId != null || email != null;
    }
}
