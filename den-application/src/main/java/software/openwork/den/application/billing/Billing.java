package software.openwork.den.application.billing;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.billing.Invoice;
import software.openwork.den.domain.billing.Price;
import software.openwork.den.domain.billing.Subscription;

/**
 * What a user is told about paying.
 *
 * @param featureGateEnabled whether cloud workers need a plan at all
 * @param hasActivePlan whether the user may launch as far as paying goes
 * @param checkoutRequired whether the user has to pay first
 * @param checkoutUrl where to pay, or null
 * @param portalUrl where the customer manages payments, or null
 * @param price of the product, or null
 * @param subscription the active one, else the newest, or null
 * @param invoices newest first
 * @param productId the product on sale, or null
 * @param benefitId the benefit that counts, or null
 */
public record Billing(
        boolean featureGateEnabled,
        boolean hasActivePlan,
        boolean checkoutRequired,
        @Nullable URI checkoutUrl,
        @Nullable URI portalUrl,
        @Nullable Price price,
        @Nullable Subscription subscription,
        List<Invoice> invoices,
        @Nullable String productId,
        @Nullable String benefitId) {

    /** Copies the list. */
    public Billing {
        invoices = List.copyOf(invoices);
    }

    /**
     * The paywall is off: everybody may launch.
     *
     * @param productId the product on sale, or null
     * @param benefitId the benefit that counts, or null
     * @return that
     */
    public static Billing gateOff(@Nullable String productId, @Nullable String benefitId) {
        return new Billing(false, true, false, null, null, null, null, List.of(), productId, benefitId);
    }
}
