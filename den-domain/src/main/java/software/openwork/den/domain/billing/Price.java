package software.openwork.den.domain.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What something costs, as the vendor describes it to people; parts that it leaves out are null.
 *
 * @param amount in the smallest unit of the currency
 * @param currency the vendor's word
 * @param recurringInterval the vendor's word
 * @param recurringIntervalCount how many of them
 */
public record Price(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String recurringInterval,
        @Nullable BigDecimal recurringIntervalCount) {}
