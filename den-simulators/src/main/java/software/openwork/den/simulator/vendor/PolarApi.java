package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the simulated Polar answers to those who have its token. Guarded by the simulator. */
final class PolarApi {

    private final String token;
    private final SimulatedShop shop;
    private final PolarHooks hooks;
    private final Supplier<String> url;
    private final InstantSource clock;
    private int left = Integer.MAX_VALUE;

    PolarApi(String token, SimulatedShop shop, PolarHooks hooks, Supplier<String> url, InstantSource clock) {
        this.token = token;
        this.shop = shop;
        this.hooks = hooks;
        this.url = url;
        this.clock = clock;
    }

    void allow(int calls) {
        left = calls;
    }

    Reply answer(SeenCall call) {
        if (!call.header("authorization").equals("Bearer " + token)) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("error", "invalid_token").put("error_description", "The access token is not valid.");
            return Reply.json(401, body);
        }
        if (left-- <= 0) {
            return Reply.empty(429).with(Map.of("Retry-After", "7"));
        }
        return switch (call.operation()) {
            case CUSTOMER_STATE ->
                shop.find(customer -> call.part(2).equals("external")
                                ? call.part(3).equals(customer.externalId)
                                : call.part(2).equals(customer.id))
                        .map(customer -> Reply.json(200, customer.state()))
                        .orElseGet(PolarRules::notFound);
            case LIST_CUSTOMERS -> {
                String email = call.query().getOrDefault("email", "").toLowerCase(Locale.ROOT);
                yield PolarRules.list(shop.customers()
                        .filter(customer -> customer.email.equals(email))
                        .map(SimulatedCustomer::customer));
            }
            case UPDATE_CUSTOMER -> link(call);
            case CREATE_CHECKOUT -> open(call);
            case LIST_SUBSCRIPTIONS ->
                PolarRules.list(of(call).filter(customer -> customer.subscriptionId != null)
                        .filter(customer -> !call.query().containsKey("active") || customer.isActive())
                        .map(SimulatedCustomer::subscription));
            case GET_SUBSCRIPTION ->
                bySubscription(call)
                        .map(customer -> Reply.json(200, customer.subscription()))
                        .orElseGet(PolarRules::notFound);
            case UPDATE_SUBSCRIPTION ->
                bySubscription(call).map(customer -> change(customer, call)).orElseGet(PolarRules::notFound);
            case LIST_ORDERS ->
                PolarRules.list(
                        of(call).filter(customer -> customer.orderId != null).map(SimulatedCustomer::order));
            case GET_INVOICE ->
                shop.find(customer -> call.part(2).equals(customer.orderId))
                        .map(customer -> Reply.json(
                                200,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("url", url.get() + "/invoice/" + customer.orderId)))
                        .orElseGet(PolarRules::notFound);
            case CREATE_CUSTOMER_SESSION -> session(call);
            case GET_PRODUCT ->
                call.part(2).equals(shop.productId) ? Reply.json(200, shop.productJson()) : PolarRules.notFound();
            default -> PolarRules.notFound();
        };
    }

    private Reply link(SeenCall call) {
        String wanted = Loopback.json(call).path("external_id").asText();
        SimulatedCustomer customer = shop.customer(call.part(2)).orElse(null);
        if (customer == null) {
            return PolarRules.notFound();
        }
        if (customer.externalId != null && !customer.externalId.equals(wanted)) {
            return PolarRules.invalid("Customer external ID cannot be updated.");
        }
        if (shop.find(other -> other != customer && wanted.equals(other.externalId))
                .isPresent()) {
            return PolarRules.invalid("A customer with this external ID already exists.");
        }
        customer.externalId = wanted;
        return Reply.json(200, customer.customer());
    }

    private Reply open(SeenCall call) {
        JsonNode body = Loopback.json(call);
        if (!body.path("products").isArray()
                || !shop.productId.equals(body.path("products").path(0).asText())) {
            return PolarRules.invalid("Product does not exist.");
        }
        SimulatedShop.OpenCheckout checkout = new SimulatedShop.OpenCheckout(
                UUID.randomUUID().toString(),
                body.path("external_customer_id").textValue(),
                body.path("customer_email").asText().toLowerCase(Locale.ROOT),
                body.path("success_url").asText(),
                body.path("return_url").asText());
        shop.open(checkout);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", checkout.id())
                .put("status", "open")
                .put("url", url.get() + "/checkout/" + checkout.id())
                .put("expires_at", clock.instant().plus(Duration.ofHours(1)).toString());
        return Reply.json(201, answer);
    }

    private Reply change(SimulatedCustomer customer, SeenCall call) {
        boolean cancels = Loopback.json(call).path("cancel_at_period_end").asBoolean();
        if (!customer.isActive() || (cancels && customer.cancels)) {
            return PolarRules.error(403, "AlreadyCanceledSubscription");
        }
        if (!cancels && !customer.cancels) {
            return PolarRules.error(409, "SubscriptionNotScheduledToCancel");
        }
        customer.cancels = cancels;
        hooks.tell(cancels ? "subscription.canceled" : "subscription.uncanceled", customer.subscription());
        return Reply.json(200, customer.subscription());
    }

    private Reply session(SeenCall call) {
        JsonNode body = Loopback.json(call);
        return shop.find(customer -> customer.id.equals(body.path("customer_id").asText())
                        || (body.path("external_customer_id").isTextual()
                                && body.path("external_customer_id").textValue().equals(customer.externalId)))
                .map(customer -> Reply.json(
                        201,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("token", "session-" + customer.id)
                                .put("customer_portal_url", url.get() + "/portal/" + customer.id)))
                .orElseGet(() -> PolarRules.invalid("Customer does not exist."));
    }

    private Stream<SimulatedCustomer> of(SeenCall call) {
        Map<String, String> query = call.query();
        return shop.customers()
                .filter(customer -> !query.containsKey("external_customer_id")
                        || query.get("external_customer_id").equals(customer.externalId))
                .filter(customer -> !query.containsKey("customer_id")
                        || query.get("customer_id").equals(customer.id))
                .filter(customer -> !query.containsKey("product_id")
                        || query.get("product_id").equals(shop.productId));
    }

    private Optional<SimulatedCustomer> bySubscription(SeenCall call) {
        return shop.find(customer -> call.part(2).equals(customer.subscriptionId));
    }
}
