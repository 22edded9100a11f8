package software.openwork.den.domain.billing;

import java.util.Set;

/**
 * A customer, and what the vendor grants at this moment.
 *
 * @param customer who
 * @param benefits identifiers of the benefits granted, immutable
 */
public record CustomerState(Customer customer, Set<String> benefits) {

    /** Copies the set. */
    public CustomerState {
        benefits = Set.copyOf(benefits);
    }
}
