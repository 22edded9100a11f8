package software.openwork.den.domain.billing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

/**
 * Port: the vendor that sells plans. No method throws for what the vendor does or does not; each ends within the
 * time that it is given, give or take a tenth of a second, and sends nothing when that is not positive. Safe for use
 * by many threads. Not to be called within a transaction.
 */
public interface Subscriptions {

    /**
     * The customer that carries the user's identifier.
     *
     * @param user who
     * @param within the longest that this may take
     * @return the customer with what is granted; missing only where the vendor says that there is no such customer
     */
    VendorAnswer<CustomerState> stateOf(UserId user, Duration within);

    /**
     * The customers with an address.
     *
     * @param email normalised
     * @param within the longest that this may take
     * @return what the vendor found, possibly nobody; those that have no identifier are left out. Never missing
     */
    VendorAnswer<List<Customer>> customersWith(String email, Duration within);

    /**
     * A customer by the vendor's identifier.
     *
     * @param customerId any text
     * @param within the longest that this may take
     * @return the customer with what is granted
     */
    VendorAnswer<CustomerState> stateOf(String customerId, Duration within);

    /**
     * Makes a customer that carries nobody's identifier carry the user's. A repeat changes nothing.
     *
     * @param customerId which customer
     * @param user whose it becomes
     * @param within the longest that this may take
     * @return rejected when it is somebody's, or the user has another customer
     */
    VendorAnswer<Customer> link(String customerId, UserId user, Duration within);

    /**
     * Opens a checkout of the product on sale. A repeat opens another one.
     *
     * @param user who is to pay
     * @param within the longest that this may take
     * @return the page; never missing
     */
    VendorAnswer<Checkout> openCheckout(User user, Duration within);

    /**
     * A page on which a customer manages payments. A repeat makes another one.
     *
     * @param payer whose
     * @param within the longest that this may take
     * @return the page; missing where there is no such customer
     */
    VendorAnswer<URI> portal(Payer payer, Duration within);

    /**
     * The newest active subscription of the product on sale.
     *
     * @param payer whose
     * @param within the longest that this may take
     * @return missing where there is none
     */
    VendorAnswer<Subscription> activeSubscription(Payer payer, Duration within);

    /**
     * The newest subscription of the product on sale, whatever its state.
     *
     * @param payer whose
     * @param within the longest that this may take
     * @return missing where there is none
     */
    VendorAnswer<Subscription> latestSubscription(Payer payer, Duration within);

    /**
     * Lets a subscription end with its period, or go on. A repeat changes nothing.
     *
     * @param subscriptionId which
     * @param cancels whether it shall end
     * @param within the longest that this may take
     * @return as it is now; missing where it cannot be told; rejected where the vendor will not
     */
    VendorAnswer<Subscription> cancelAtPeriodEnd(String subscriptionId, boolean cancels, Duration within);

    /**
     * What the product on sale costs.
     *
     * @param within the longest that this may take
     * @return missing where it has no price that can be told in one number
     */
    VendorAnswer<Price> price(Duration within);

    /**
     * The newest orders of the product on sale.
     *
     * @param payer whose
     * @param within the longest that this may take
     * @return at most six, newest first; one whose invoice cannot be had has no URL. Never missing
     */
    VendorAnswer<List<Invoice>> invoices(Payer payer, Duration within);
}
