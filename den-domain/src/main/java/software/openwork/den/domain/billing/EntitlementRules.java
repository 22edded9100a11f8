package software.openwork.den.domain.billing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.User;

/**
 * Who is entitled. Grants decide, whatever the state of a subscription. A customer with the user's identifier comes
 * first. A customer is found by address only where the operator allows it, by the exact address (letter case aside),
 * and never one that carries somebody else's identifier.
 *
 * @param benefitId the benefit that counts, not empty
 * @param emailMatch whether addresses count
 */
public record EntitlementRules(String benefitId, EmailMatch emailMatch) {

    /** Refuses rules by which nobody or everybody could be entitled. */
    public EntitlementRules {
        if (benefitId.isEmpty()) {
            throw new IllegalArgumentException("the benefit that counts must be named");
        }
    }

    /**
     * Whether a look-up by address can add anything.
     *
     * @param user who asks
     * @param own the customer with the user's identifier, if there is one
     * @return false when that customer has the benefit, or addresses do not count for this user
     */
    public boolean asksByEmail(User user, Optional<CustomerState> own) {
        return own.filter(this::grants).isEmpty() && emailMatch.counts(user.emailVerified());
    }

    /**
     * Those of the customers found by address that may be this user.
     *
     * @param user who asks
     * @param found what the vendor found, in any order, of which nothing is believed
     * @return customers with exactly this address that carry no identifier, or this user's
     */
    public List<Customer> candidates(User user, List<Customer> found) {
        return emailMatch.counts(user.emailVerified())
                ? found.stream().filter(each -> mayBe(user, each)).toList()
                : List.of();
    }

    /**
     * Decides.
     *
     * @param user who asks
     * @param own the customer with the user's identifier, if there is one
     * @param found all customers that a look-up by address gave
     * @param states what is granted to those of them that were asked about
     * @return allowed if and only if one of the customers that are, or may be, this user has the benefit
     */
    public Entitlement decide(
            User user, Optional<CustomerState> own, List<Customer> found, List<CustomerState> states) {
        Optional<CustomerState> byId =
                own.filter(state -> !belongsToAnother(user, state.customer())).filter(this::grants);
        if (byId.isPresent()) {
            return new Entitlement.Allowed(
                    PlanRule.EXTERNAL_ID, byId.get().customer().id(), false);
        }
        List<Customer> candidates = candidates(user, found);
        for (Customer candidate : candidates) {
            boolean granted = states.stream()
                    .anyMatch(state -> state.customer().id().equals(candidate.id())
                            && !belongsToAnother(user, state.customer())
                            && grants(state));
            if (granted) {
                boolean linkable = user.emailVerified() && candidate.externalId() == null;
                return new Entitlement.Allowed(PlanRule.EMAIL, candidate.id(), linkable);
            }
        }
        return new Entitlement.PaymentRequired(
                reason(user, own, found, candidates),
                own.map(state -> state.customer().id()).orElseGet(() -> firstId(candidates)));
    }

    private Entitlement.Reason reason(
            User user, Optional<CustomerState> own, List<Customer> found, List<Customer> candidates) {
        if (own.isPresent() || !candidates.isEmpty()) {
            return Entitlement.Reason.NO_BENEFIT;
        }
        if (emailMatch == EmailMatch.VERIFIED && !user.emailVerified()) {
            return Entitlement.Reason.EMAIL_NOT_VERIFIED;
        }
        return emailMatch != EmailMatch.OFF && found.stream().anyMatch(each -> hasAddress(user, each))
                ? Entitlement.Reason.CUSTOMER_OF_ANOTHER
                : Entitlement.Reason.NO_CUSTOMER;
    }

    private boolean grants(CustomerState state) {
        return state.benefits().contains(benefitId);
    }

    private static boolean mayBe(User user, Customer customer) {
        return hasAddress(user, customer) && !belongsToAnother(user, customer);
    }

    private static boolean hasAddress(User user, Customer customer) {
        return customer.email() != null
                && EmailAddress.normalise(customer.email()).equals(user.email());
    }

    private static boolean belongsToAnother(User user, Customer customer) {
        return customer.externalId() != null
                && !customer.externalId().equals(user.id().value());
    }

    private static @Nullable String firstId(List<Customer> customers) {
        return customers.isEmpty() ? null : customers.getFirst().id();
    }
}
