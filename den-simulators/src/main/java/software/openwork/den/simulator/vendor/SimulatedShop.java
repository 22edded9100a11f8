package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who buys what at the simulated Polar: one product that gives one benefit. Guarded by the simulator. */
final class SimulatedShop {

    /** Somebody who can pay. */
    record OpenCheckout(String id, @Nullable String externalId, String email, String successUrl, String returnUrl) {}

    /** A checkout that was paid, and who has a subscription now. */
    record Sale(OpenCheckout checkout, SimulatedCustomer customer) {}

    final String productId;
    private final String benefitId;
    private final InstantSource clock;
    private final Map<String, SimulatedCustomer> customers = new LinkedHashMap<>();
    private final Map<String, OpenCheckout> checkouts = new LinkedHashMap<>();
    private int checkoutCount;

    SimulatedShop(String productId, String benefitId, InstantSource clock) {
        this.productId = productId;
        this.benefitId = benefitId;
        this.clock = clock;
    }

    SimulatedCustomer add(String email, @Nullable String externalId) {
        SimulatedCustomer customer =
                new SimulatedCustomer(UUID.randomUUID().toString(), email.toLowerCase(Locale.ROOT), externalId);
        customers.put(customer.id, customer);
        return customer;
    }

    Stream<SimulatedCustomer> customers() {
        return customers.values().stream();
    }

    Optional<SimulatedCustomer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    Optional<SimulatedCustomer> find(Predicate<SimulatedCustomer> wanted) {
        return customers().filter(wanted).findFirst();
    }

    void subscribe(SimulatedCustomer customer) {
        customer.subscriptionId = UUID.randomUUID().toString();
        customer.orderId = UUID.randomUUID().toString();
        customer.startedAt = clock.instant();
        customer.status = "active";
        customer.cancels = false;
        customer.benefits.add(benefitId);
    }

    void open(OpenCheckout checkout) {
        checkouts.put(checkout.id(), checkout);
        checkoutCount++;
    }

    Optional<OpenCheckout> checkout(String id) {
        return Optional.ofNullable(checkouts.get(id));
    }

    int checkoutCount() {
        return checkoutCount;
    }

    /** Empty when there is no such checkout any more. */
    Optional<Sale> pay(String checkoutId) {
        OpenCheckout paid = checkouts.remove(checkoutId);
        if (paid == null) {
            return Optional.empty();
        }
        SimulatedCustomer customer = find(each ->
                        paid.externalId() != null && paid.externalId().equals(each.externalId))
                .or(() -> find(each -> each.email.equals(paid.email()) && each.externalId == null))
                .orElseGet(() -> add(paid.email(), null));
        if (customer.externalId == null) {
            customer.externalId = paid.externalId();
        }
        subscribe(customer);
        return Optional.of(new Sale(paid, customer));
    }

    ObjectNode productJson() {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        product.put("id", productId)
                .put("name", "Den Cloud")
                .put("recurring_interval", "month")
                .put("recurring_interval_count", 1);
        product.put("is_archived", false)
                .putArray("benefits")
                .addObject()
                .put("id", benefitId)
                .put("type", "custom")
                .put("description", "Cloud workers");
        product.putArray("prices")
                .addObject()
                .put("amount_type", "fixed")
                .put("price_currency", "usd")
                .put("price_amount", PolarSimulator.PRICE)
                .put("is_archived", false);
        return product;
    }
}
