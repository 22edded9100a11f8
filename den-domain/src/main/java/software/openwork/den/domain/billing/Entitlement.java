package software.openwork.den.domain.billing;

import org.jspecify.annotations.Nullable;

/** Whether somebody has the benefit that cloud workers need. */
public sealed interface Entitlement {

    /**
     * They have.
     *
     * @param rule how their customer was found
     * @param customerId whose grant it is
     * @param linkable whether the customer has no external identifier yet and the person has proved to own the address:
     *     only then may it be made theirs
     */
    record Allowed(PlanRule rule, String customerId, boolean linkable) implements Entitlement {}

    /**
     * They have not.
     *
     * @param reason why not
     * @param customerId who they are to the vendor, or null
     */
    record PaymentRequired(Reason reason, @Nullable String customerId) implements Entitlement {}

    /** Why there is no entitlement. */
    enum Reason {
        /** The vendor knows nobody who could be this person. */
        NO_CUSTOMER,
        /** The vendor knows them, and grants them other benefits, or none. */
        NO_BENEFIT,
        /** Only verified addresses count here, and theirs is not. */
        EMAIL_NOT_VERIFIED,
        /** The customer with their address belongs to another account. */
        CUSTOMER_OF_ANOTHER
    }

    /**
     * Who they are to the vendor.
     *
     * @return the vendor's identifier, or null
     */
    @Nullable
    String customerId();
}
