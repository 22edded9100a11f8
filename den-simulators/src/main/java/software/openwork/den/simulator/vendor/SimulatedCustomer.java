package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer of {@link PolarSimulator}, with at most one subscription and its one order. Guarded by the simulator. */
final class SimulatedCustomer {

    private static final Duration MONTH = Duration.ofDays(30);

    final String id;
    final String email;

    @Nullable
    String externalId;

    final Set<String> benefits = new LinkedHashSet<>();

    @Nullable
    String subscriptionId;

    @Nullable
    String orderId;

    String status = "active";
    boolean cancels;

    @Nullable
    Instant startedAt;

    SimulatedCustomer(String id, String email, @Nullable String externalId) {
        this.id = id;
        this.email = email;
        this.externalId = externalId;
    }

    boolean isActive() {
        return subscriptionId != null && status.equals("active");
    }

    ObjectNode customer() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("external_id", externalId)
                .put("email", email)
                .put("email_verified", true)
                .put("type", "individual")
                .putNull("deleted_at");
        return json;
    }

    ObjectNode state() {
        ObjectNode json = customer();
        ArrayNode subscriptions = json.putArray("active_subscriptions");
        if (isActive()) {
            subscriptions.add(subscription());
        }
        ArrayNode grants = json.putArray("granted_benefits");
        for (String benefit : benefits) {
            grants.addObject()
                    .put("id", "grant-" + id + "-" + benefit)
                    .put("benefit_id", benefit)
                    .put("benefit_type", "custom");
        }
        json.putArray("active_meters");
        return json;
    }

    ObjectNode subscription() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Instant start = startedAt == null ? Instant.EPOCH : startedAt;
        json.put("id", subscriptionId)
                .put("status", status)
                .put("amount", PolarSimulator.PRICE)
                .put("currency", "usd")
                .put("recurring_interval", "month")
                .put("recurring_interval_count", 1)
                .put("current_period_start", start.toString())
                .put("current_period_end", start.plus(MONTH).toString())
                .put("cancel_at_period_end", cancels)
                .put("canceled_at", cancels ? start.toString() : null)
                .putNull("ended_at")
                .put("customer_id", id);
        json.set("customer", customer());
        return json;
    }

    ObjectNode order() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", orderId)
                .put("created_at", String.valueOf(startedAt))
                .put("status", "paid")
                .put("net_amount", PolarSimulator.PRICE)
                .put("total_amount", PolarSimulator.PRICE)
                .put("currency", "usd")
                .put("invoice_number", "INV-" + orderId)
                .put("is_invoice_generated", true)
                .put("customer_id", id);
        json.set("customer", customer());
        return json;
    }
}
