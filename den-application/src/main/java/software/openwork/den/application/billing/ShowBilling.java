package software.openwork.den.application.billing;

import org.jspecify.annotations.Nullable;

/** What a user is told about paying, while the paywall is off. */
public final class ShowBilling {

    private final Billing billing;

    public ShowBilling(@Nullable String productId, @Nullable String benefitId) {
        this.billing = Billing.gateOff(productId, benefitId);
    }

    /**
     * Shows.
     *
     * @return the same for everybody
     */
    public Billing handle() {
        return billing;
    }
}
