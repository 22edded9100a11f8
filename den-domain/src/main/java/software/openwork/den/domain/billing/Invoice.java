package software.openwork.den.domain.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order with its invoice, as the vendor describes it to people; parts that it leaves out are null.
 *
 * @param id the vendor's identifier, not empty
 * @param createdAt ISO-8601
 * @param status the vendor's word, {@code unknown} where it has none
 * @param totalAmount in the smallest unit of the currency
 * @param currency the vendor's word
 * @param invoiceNumber the vendor's
 * @param invoiceUrl where the invoice can be fetched for a while
 */
public record Invoice(
        String id,
        @Nullable String createdAt,
        String status,
        @Nullable BigDecimal totalAmount,
        @Nullable String currency,
        @Nullable String invoiceNumber,
        @Nullable String invoiceUrl) {}
