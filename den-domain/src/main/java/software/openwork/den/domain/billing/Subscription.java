package software.openwork.den.domain.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A subscription, as the vendor describes it to people. What it leaves out, or says in a form that makes no sense, is
 * null.
 *
 * @param id the vendor's identifier, not empty
 * @param status the vendor's word, {@code unknown} where it has none
 * @param amount in the smallest unit of the currency
 * @param currency the vendor's word
 * @param recurringInterval the vendor's word
 * @param recurringIntervalCount how many of them
 * @param currentPeriodStart ISO-8601
 * @param currentPeriodEnd ISO-8601
 * @param cancelAtPeriodEnd whether it ends with the period
 * @param canceledAt ISO-8601
 * @param endedAt ISO-8601
 */
public record Subscription(
        String id,
        String status,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String recurringInterval,
        @Nullable BigDecimal recurringIntervalCount,
        @Nullable String currentPeriodStart,
        @Nullable String currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        @Nullable String canceledAt,
        @Nullable String endedAt) {

    /**
     * What it costs.
     *
     * @return its price, of whose parts each may be unknown
     */
    public Price price() {
        return new Price(amount, currency, recurringInterval, recurringIntervalCount);
    }

    /**
     * Whether it is paid for at this moment, as far as its status tells. Who may launch is not decided by this.
     *
     * @return true for an active one and a trial
     */
    public boolean isActive() {
        return status.equalsIgnoreCase("active") || status.equalsIgnoreCase("trialing");
    }
}
