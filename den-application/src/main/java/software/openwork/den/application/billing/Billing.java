package software.openwork.den.application.billing;

import org.jspecify.annotations.Nullable;

/**
 * What a user is told about paying.
 *
 * @param featureGateEnabled whether cloud workers need a plan at all
 * @param hasActivePlan whether the user may launch as far as paying goes
 * @param checkoutRequired whether the user has to pay first
 * @param productId the product on sale, or null
 * @param benefitId the benefit that counts, or null
 */
public record Billing(
        boolean featureGateEnabled,
        boolean hasActivePlan,
        boolean checkoutRequired,
        @Nullable String productId,
        @Nullable String benefitId) {

    /**
     * The paywall is off: everybody may launch.
     *
     * @param productId the product on sale, or null
     * @param benefitId the benefit that counts, or null
     * @return that
     */
    public static Billing gateOff(@Nullable String productId, @Nullable String benefitId) {
        return new Billing(false, true, false, productId, benefitId);
    }
}
