package software.openwork.den.domain.billing;

import software.openwork.den.domain.account.UserId;

/** Whose subscriptions and invoices are meant. */
public sealed interface Payer {

    /**
     * The customer that carries a user's identifier.
     *
     * @param user whose
     */
    record OfUser(UserId user) implements Payer {}

    /**
     * A customer that carries nobody's.
     *
     * @param customerId the vendor's identifier
     */
    record OfCustomer(String customerId) implements Payer {}
}
