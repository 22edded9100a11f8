package software.openwork.den.simulator.vendor;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Loopback server;
    private final PolarHooks hooks;
    private final SimulatedShop shop;
    private final PolarApi api;

    private PolarSimulator(String token, String productId, String benefitId, InstantSource clock, int port) {
        hooks = new PolarHooks(clock);
        shop = new SimulatedShop(productId, benefitId, clock);
        api = new PolarApi(token, shop, hooks, this::url, clock);
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
        return URI.create(url());
    }

    private String url() {
        return server.url();
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
        SimulatedCustomer customer = shop.add(email, externalId);
        if (entitled) {
            shop.subscribe(customer);
        }
        return customer.id;
    }

    /** Ends somebody's subscription and takes the benefit away. */
    public void revoke(String customerId) {
        SimulatedCustomer customer;
        synchronized (this) {
            customer = shop.customer(customerId).orElseThrow(() -> new IllegalArgumentException(customerId));
            customer.status = "canceled";
            customer.benefits.clear();
        }
        hooks.tell("subscription.revoked", customer.subscription());
        hooks.tell("customer.state_changed", customer.state());
    }

    /** The external identifier of a customer, if it has one. */
    public synchronized Optional<String> externalId(String customerId) {
        return shop.customer(customerId).map(customer -> customer.externalId);
    }

    /** How many checkouts were opened. */
    public synchronized int checkouts() {
        return shop.checkoutCount();
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
        api.allow(calls);
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
        synchronized (this) {
            return api.answer(call).with(Map.of("Polar-Version", VERSION));
        }
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
        return shop.checkout(id)
                .map(checkout -> PolarPages.checkout(checkout.email(), checkout.returnUrl()))
                .orElseGet(PolarPages::gone);
    }

    private Reply portalPage(String id, boolean ends) {
        if (ends) {
            revoke(id);
        }
        synchronized (this) {
            return shop.customer(id).map(PolarPages::portal).orElseGet(PolarPages::gone);
        }
    }

    /** Where to go then; empty when there is no such checkout any more. */
    private Optional<String> pay(String checkoutId) {
        Optional<SimulatedShop.Sale> sale;
        synchronized (this) {
            sale = shop.pay(checkoutId);
        }
        sale.map(SimulatedShop.Sale::customer).ifPresent(customer -> {
            hooks.tell("order.paid", customer.order());
            hooks.tell("subscription.active", customer.subscription());
            hooks.tell("customer.state_changed", customer.state());
        });
        return sale.map(sold -> sold.checkout().successUrl().replace("{CHECKOUT_ID}", checkoutId));
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        hooks.close();
        server.close();
    }
}
