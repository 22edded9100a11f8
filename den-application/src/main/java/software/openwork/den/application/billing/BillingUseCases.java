package software.openwork.den.application.billing;

import org.jspecify.annotations.Nullable;

/**
 * What people, and the vendor, can ask about paying.
 *
 * @param show what a user is told
 * @param change cancels and resumes
 * @param explain says what decides
 * @param receive takes what the vendor tells, or null where nobody listens
 */
public record BillingUseCases(
        ShowBilling show,
        ChangeSubscription change,
        ExplainBilling explain,
        @Nullable ReceiveBillingEvent receive) {

    /**
     * All of them.
     *
     * @param paywall the paywall, up or not
     * @param productId told to people when it is not, or null
     * @param benefitId likewise
     * @param receive see {@link #receive}
     * @return them
     */
    public static BillingUseCases of(
            Paywall paywall,
            @Nullable String productId,
            @Nullable String benefitId,
            @Nullable ReceiveBillingEvent receive) {
        ShowBilling show = new ShowBilling(paywall, productId, benefitId);
        return new BillingUseCases(show, new ChangeSubscription(paywall, show), new ExplainBilling(paywall), receive);
    }
}
