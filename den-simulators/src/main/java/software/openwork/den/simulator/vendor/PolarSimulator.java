package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Polar on a loopback port, with one product that gives one benefit, a "hosted" checkout on which everybody can pay, and
 * a customer portal. Strict where Polar is: version, token, slashes. Tells what has changed when told whom. Safe for use
 * by many threads.
 */
public final class PolarSimulator implements AutoCloseable {

    /** The version of the API that is served. */
    public static final String VERSION = "2026-10";

    /** What the product costs a month, in cents. */
    public static final int PRICE = 5000;

    /** Something that was told, and how that was answered; 0 for not at all. */
    public record Delivered(String id, String type, int status) {}

    /** Somebody who can pay. */
    private record OpenCheckout(
            String id, @Nullable String externalId, String email, String successUrl, String returnUrl) {}

    private final Loopback server;
    private final InstantSource clock;
    private final PolarHooks hooks;
    private final String token;
    private final String productId;
    private final String benefitId;
    private final Map<String, SimulatedCustomer> customers = new LinkedHashMap<>();
    private final Map<String, OpenCheckout> checkouts = new LinkedHashMap<>();
    private int checkoutCount;
    private int left = Integer.MAX_VALUE;

    private PolarSimulator(String token, String productId, String benefitId, InstantSource clock, int port) {
        this.token = token;
        this.productId = productId;
        this.benefitId = benefitId;
        this.clock = clock;
        hooks = new PolarHooks(clock);
        server = new Loopback(
                new Loopback.Vendor() {
                    @Override
                    public Operation operation(SeenCall call) {
                        return PolarRules.operation(call);
                    }

                    @Override
                    public Reply answer(SeenCall call) {
                        return PolarSimulator.this.answer(call);
                    }
                },
                port);
    }

    /**
     * Starts with one product and no customer.
     *
     * @param token access token that is accepted
     * @param productId the product on sale
     * @param benefitId what it gives
     * @return to be closed
     */
    public static PolarSimulator start(String token, String productId, String benefitId) {
        return start(token, productId, benefitId, InstantSource.system(), 0);
    }

    /**
     * Starts with one product and no customer.
     *
     * @param token access token that is accepted
     * @param productId the product on sale
     * @param benefitId what it gives
     * @param clock dates subscriptions and orders
     * @param port 0 for any free one
     * @return to be closed
     */
    public static PolarSimulator start(
            String token, String productId, String benefitId, InstantSource clock, int port) {
        return new PolarSimulator(token, productId, benefitId, clock, port);
    }

    /** Base URL for {@code POLAR_API_BASE}. */
    public URI apiBase() {
        return URI.create(server.url());
    }

    /** From now on tells what changes, as webhooks do: signed with the UTF-8 form of the secret. */
    public void deliverTo(URI url, String secret) {
        hooks.deliverTo(url, secret);
    }

    /** What was told so far, each try. */
    public List<Delivered> delivered() {
        return hooks.delivered();
    }

    /**
     * A customer who bought elsewhere.
     *
     * @param email address
     * @param externalId the seller's identifier, or null
     * @param entitled whether the benefit is granted, by a subscription
     * @return identifier of the customer
     */
    public synchronized String given(String email, @Nullable String externalId, boolean entitled) {
        SimulatedCustomer customer = add(email, externalId);
        if (entitled) {
            subscribe(customer);
        }
        return customer.id;
    }

    /** Ends somebody's subscription and takes the benefit away. */
    public void revoke(String customerId) {
        SimulatedCustomer customer;
        synchronized (this) {
            customer = customers.get(customerId);
            if (customer == null) {
                throw new IllegalArgumentException(customerId);
            }
            customer.status = "canceled";
            customer.benefits.clear();
        }
        hooks.tell("subscription.revoked", customer.subscription());
        hooks.tell("customer.state_changed", customer.state());
    }

    /** The external identifier of a customer, if it has one. */
    public synchronized Optional<String> externalId(String customerId) {
        return Optional.ofNullable(customers.get(customerId)).map(customer -> customer.externalId);
    }

    /** How many checkouts were opened. */
    public synchronized int checkouts() {
        return checkoutCount;
    }

    /**
     * Pays, as a person does on the page.
     *
     * @param checkout URL of the page
     * @return where the page leads then
     */
    public URI pay(URI checkout) {
        String path = checkout.getPath();
        return URI.create(pay(path.substring(path.lastIndexOf('/') + 1))
                .orElseThrow(() -> new IllegalArgumentException("no open checkout: " + checkout)));
    }

    /** Answers so many more calls, then says that there were too many. */
    public synchronized void allow(int calls) {
        left = calls;
    }

    /** The next calls of that kind go wrong, one after the other. */
    public void next(Operation operation, Fault... faults) {
        server.next(operation, faults);
    }

    /** All calls of that kind go wrong. */
    public void always(Operation operation, Fault fault) {
        server.always(operation, fault);
    }

    /** All calls of the API go wrong. */
    public void always(Fault fault) {
        Stream.of(Operation.values())
                .filter(each -> each != Operation.PAGE)
                .forEach(each -> server.always(each, fault));
    }

    /** Nothing goes wrong any more. */
    public void heal() {
        server.heal();
    }

    /** What was asked so far, pages included. */
    public List<SeenCall> calls() {
        return server.calls();
    }

    /** What was asked so far of one kind. */
    public List<SeenCall> calls(Operation operation) {
        return server.calls().stream()
                .filter(call -> call.operation() == operation)
                .toList();
    }

    private Reply answer(SeenCall call) {
        if (call.operation() == Operation.PAGE) {
            return page(call);
        }
        if (!call.header("polar-version").equals(VERSION)) {
            return Reply.empty(404);
        }
        return authorized(call).with(Map.of("Polar-Version", VERSION));
    }

    private synchronized Reply authorized(SeenCall call) {
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
                find(customer -> call.part(2).equals("external")
                                ? call.part(3).equals(customer.externalId)
                                : call.part(2).equals(customer.id))
                        .map(customer -> Reply.json(200, customer.state()))
                        .orElseGet(PolarRules::notFound);
            case LIST_CUSTOMERS -> {
                String email = call.query().getOrDefault("email", "").toLowerCase(Locale.ROOT);
                yield PolarRules.list(customers.values().stream()
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
                find(customer -> call.part(2).equals(customer.orderId))
                        .map(customer -> Reply.json(
                                200,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("url", server.url() + "/invoice/" + customer.orderId)))
                        .orElseGet(PolarRules::notFound);
            case CREATE_CUSTOMER_SESSION -> session(call);
            case GET_PRODUCT -> call.part(2).equals(productId) ? Reply.json(200, product()) : PolarRules.notFound();
            default -> PolarRules.notFound();
        };
    }

    private Reply link(SeenCall call) {
        String wanted = Loopback.json(call).path("external_id").asText();
        SimulatedCustomer customer = customers.get(call.part(2));
        if (customer == null) {
            return PolarRules.notFound();
        }
        if (customer.externalId != null && !customer.externalId.equals(wanted)) {
            return PolarRules.invalid("Customer external ID cannot be updated.");
        }
        if (find(other -> other != customer && wanted.equals(other.externalId)).isPresent()) {
            return PolarRules.invalid("A customer with this external ID already exists.");
        }
        customer.externalId = wanted;
        return Reply.json(200, customer.customer());
    }

    private Reply open(SeenCall call) {
        JsonNode body = Loopback.json(call);
        if (!body.path("products").isArray()
                || !productId.equals(body.path("products").path(0).asText())) {
            return PolarRules.invalid("Product does not exist.");
        }
        OpenCheckout checkout = new OpenCheckout(
                UUID.randomUUID().toString(),
                body.path("external_customer_id").textValue(),
                body.path("customer_email").asText().toLowerCase(Locale.ROOT),
                body.path("success_url").asText(),
                body.path("return_url").asText());
        checkouts.put(checkout.id(), checkout);
        checkoutCount++;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", checkout.id())
                .put("status", "open")
                .put("url", server.url() + "/checkout/" + checkout.id())
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
        return find(customer -> customer.id.equals(body.path("customer_id").asText())
                        || (body.path("external_customer_id").isTextual()
                                && body.path("external_customer_id").textValue().equals(customer.externalId)))
                .map(customer -> Reply.json(
                        201,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("token", "session-" + customer.id)
                                .put("customer_portal_url", server.url() + "/portal/" + customer.id)))
                .orElseGet(() -> PolarRules.invalid("Customer does not exist."));
    }

    private Reply page(SeenCall call) {
        String id = call.part(1);
        boolean post = call.method().equals("POST");
        return switch (call.part(0)) {
            case "checkout" -> post ? pay(id).map(PolarPages::redirect).orElseGet(PolarPages::gone) : checkoutPage(id);
            case "portal" -> portalPage(id, post);
            case "invoice" -> PolarPages.page("Invoice INV-" + id, "<p>Paid.</p>");
            default -> PolarPages.gone();
        };
    }

    private synchronized Reply checkoutPage(String id) {
        OpenCheckout checkout = checkouts.get(id);
        return checkout == null ? PolarPages.gone() : PolarPages.checkout(checkout.email(), checkout.returnUrl());
    }

    private Reply portalPage(String id, boolean ends) {
        if (ends) {
            revoke(id);
        }
        synchronized (this) {
            SimulatedCustomer customer = customers.get(id);
            return customer == null ? PolarPages.gone() : PolarPages.portal(customer);
        }
    }

    /** Where to go then; empty when there is no such checkout any more. */
    private Optional<String> pay(String checkoutId) {
        OpenCheckout checkout;
        SimulatedCustomer customer;
        synchronized (this) {
            checkout = checkouts.remove(checkoutId);
            if (checkout == null) {
                return Optional.empty();
            }
            OpenCheckout paid = checkout;
            customer = find(each ->
                            paid.externalId() != null && paid.externalId().equals(each.externalId))
                    .or(() -> find(each -> each.email.equals(paid.email()) && each.externalId == null))
                    .orElseGet(() -> add(paid.email(), null));
            if (customer.externalId == null) {
                customer.externalId = paid.externalId();
            }
            subscribe(customer);
        }
        hooks.tell("order.paid", customer.order());
        hooks.tell("subscription.active", customer.subscription());
        hooks.tell("customer.state_changed", customer.state());
        return Optional.of(checkout.successUrl().replace("{CHECKOUT_ID}", checkoutId));
    }

    private SimulatedCustomer add(String email, @Nullable String externalId) {
        SimulatedCustomer customer =
                new SimulatedCustomer(UUID.randomUUID().toString(), email.toLowerCase(Locale.ROOT), externalId);
        customers.put(customer.id, customer);
        return customer;
    }

    private void subscribe(SimulatedCustomer customer) {
        customer.subscriptionId = UUID.randomUUID().toString();
        customer.orderId = UUID.randomUUID().toString();
        customer.startedAt = clock.instant();
        customer.status = "active";
        customer.cancels = false;
        customer.benefits.add(benefitId);
    }

    private Stream<SimulatedCustomer> of(SeenCall call) {
        Map<String, String> query = call.query();
        return customers.values().stream()
                .filter(customer -> !query.containsKey("external_customer_id")
                        || query.get("external_customer_id").equals(customer.externalId))
                .filter(customer -> !query.containsKey("customer_id")
                        || query.get("customer_id").equals(customer.id))
                .filter(customer -> !query.containsKey("product_id")
                        || query.get("product_id").equals(productId));
    }

    private Optional<SimulatedCustomer> bySubscription(SeenCall call) {
        return find(customer -> call.part(2).equals(customer.subscriptionId));
    }

    private Optional<SimulatedCustomer> find(Predicate<SimulatedCustomer> wanted) {
        return customers.values().stream().filter(wanted).findFirst();
    }

    private ObjectNode product() {
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
        ArrayNode prices = product.putArray("prices");
        prices.addObject()
                .put("amount_type", "fixed")
                .put("price_currency", "usd")
                .put("price_amount", PRICE)
                .put("is_archived", false);
        return product;
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        hooks.close();
        server.close();
    }
}
