package software.openwork.den.polar;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.billing.Checkout;
import software.openwork.den.domain.billing.Customer;
import software.openwork.den.domain.billing.CustomerState;
import software.openwork.den.domain.billing.Invoice;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.vendor.Json;

/**
 * Reads Polar's documents. Whether somebody is entitled is read strictly: a document without grants is none. What is
 * shown to people is read leniently: what has the wrong type is left out.
 */
final class PolarDocuments {

    private PolarDocuments() {}

    static Optional<CustomerState> state(JsonNode node) {
        JsonNode grants = node.path("granted_benefits");
        return grants.isArray()
                ? customer(node).map(customer -> new CustomerState(customer, benefits(node, grants)))
                : Optional.empty();
    }

    private static Set<String> benefits(JsonNode node, JsonNode grants) {
        Set<String> benefits = new HashSet<>();
        boolean deleted = node.path("deleted_at").isTextual();
        if (!deleted) {
            grants.forEach(grant -> Json.text(grant.path("benefit_id")).ifPresent(benefits::add));
        }
        return benefits;
    }

    static Optional<List<Customer>> customers(JsonNode node) {
        return items(node)
                .map(items ->
                        items.stream().flatMap(item -> customer(item).stream()).toList());
    }

    private static Optional<Customer> customer(JsonNode node) {
        return Json.text(node.path("id"))
                .map(id -> new Customer(
                        id,
                        Json.text(node.path("external_id")).orElse(null),
                        Json.text(node.path("email")).orElse(null)));
    }

    static Optional<Checkout> checkout(JsonNode node) {
        return page(node.path("url")).map(url -> new Checkout(url, time(node.path("expires_at"))));
    }

    /** A URL that a browser can be sent to. */
    static Optional<URI> page(JsonNode node) {
        return Json.text(node).flatMap(text -> {
            try {
                URI uri = new URI(text);
                boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
                return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            return Json.text(node)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Those that have an identifier. */
    static Optional<List<Subscription>> subscriptions(JsonNode node) {
        return items(node)
                .map(items -> items.stream()
                        .flatMap(item -> subscription(item).stream())
                        .toList());
    }

    static Optional<Subscription> subscription(JsonNode node) {
        return Json.text(node.path("id"))
                .map(id -> new Subscription(
                        id,
                        word(node.path("status")),
                        number(node.path("amount")),
                        text(node.path("currency")),
                        text(node.path("recurring_interval")),
                        number(node.path("recurring_interval_count")),
                        text(node.path("current_period_start")),
                        text(node.path("current_period_end")),
                        node.path("cancel_at_period_end").isBoolean()
                                && node.path("cancel_at_period_end").booleanValue(),
                        text(node.path("canceled_at")),
                        text(node.path("ended_at"))));
    }

    /** Those that have an identifier. */
    static Optional<List<JsonNode>> orders(JsonNode node) {
        return items(node)
                .map(items -> items.stream()
                        .filter(item -> Json.text(item.path("id")).isPresent())
                        .toList());
    }

    static Invoice invoice(JsonNode order, @Nullable String url) {
        BigDecimal total = number(order.path("total_amount"));
        return new Invoice(
                order.path("id").asText(),
                text(order.path("created_at")),
                word(order.path("status")),
                total == null ? number(order.path("net_amount")) : total,
                text(order.path("currency")),
                text(order.path("invoice_number")),
                url);
    }

    private static Optional<List<JsonNode>> items(JsonNode node) {
        JsonNode items = node.path("items");
        return items.isArray()
                ? Optional.of(StreamSupport.stream(items.spliterator(), false).toList())
                : Optional.empty();
    }

    private static String word(JsonNode node) {
        return node.isTextual() ? node.textValue() : "unknown";
    }

    static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
