package software.openwork.den.polar;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.billing.Price;

/** What a product costs, where one number can tell it. */
final class PolarPrices {

    private PolarPrices() {}

    /** The first price that is not archived and of a kind that has one amount; empty for what is no product. */
    static Optional<List<Price>> of(JsonNode product) {
        if (!product.isObject()) {
            return Optional.empty();
        }
        for (JsonNode price : product.path("prices")) {
            BigDecimal amount = price.path("is_archived").asBoolean() ? null : amount(price);
            if (amount != null) {
                return Optional.of(List.of(new Price(
                        amount,
                        PolarDocuments.text(price.path("price_currency")),
                        either(product.path("recurring_interval"), price.path("recurring_interval")),
                        PolarDocuments.number(product.path("recurring_interval_count")))));
            }
        }
        return Optional.of(List.of());
    }

    private static @Nullable BigDecimal amount(JsonNode price) {
        return switch (price.path("amount_type").asText()) {
            case "fixed" -> PolarDocuments.number(price.path("price_amount"));
            case "seat_based" ->
                PolarDocuments.number(
                        price.path("seat_tiers").path("tiers").path(0).path("price_per_seat"));
            case "custom" -> {
                BigDecimal preset = PolarDocuments.number(price.path("preset_amount"));
                yield preset == null ? PolarDocuments.number(price.path("minimum_amount")) : preset;
            }
            case "free" -> BigDecimal.ZERO;
            default -> null;
        };
    }

    private static @Nullable String either(JsonNode first, JsonNode second) {
        String text = PolarDocuments.text(first);
        return text == null ? PolarDocuments.text(second) : text;
    }
}
