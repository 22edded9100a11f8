package software.openwork.den.polar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.Checkout;
import software.openwork.den.domain.billing.Customer;
import software.openwork.den.domain.billing.CustomerState;
import software.openwork.den.domain.billing.Invoice;
import software.openwork.den.domain.billing.Payer;
import software.openwork.den.domain.billing.Price;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.VendorAnswer;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** Plans at Polar. Paths of collections end with a slash, those of single things do not: Polar redirects else. */
final class PolarSubscriptions implements Subscriptions {

    private static final int MOST_INVOICES = 6;
    private static final int NAME_MAX = 256;

    private final PolarApi api;
    private final PolarConfig config;

    PolarSubscriptions(PolarApi api, PolarConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public VendorAnswer<CustomerState> stateOf(UserId user, Duration within) {
        String path = "/v1/customers/external/" + Json.encode(user.value()) + "/state";
        return api.read(api.get(path, new Patience(within)), PolarDocuments::state);
    }

    @Override
    public VendorAnswer<List<Customer>> customersWith(String email, Duration within) {
        String path = "/v1/customers/?email=" + Json.encode(email);
        return api.read(api.get(path, new Patience(within)), PolarDocuments::customers);
    }

    /** The identifier that was asked for counts, whatever the answer calls itself. */
    @Override
    public VendorAnswer<CustomerState> stateOf(String customerId, Duration within) {
        return api.read(
                api.get(customer(customerId) + "/state", new Patience(within)),
                node -> PolarDocuments.state(node)
                        .map(state -> new CustomerState(
                                new Customer(
                                        customerId,
                                        state.customer().externalId(),
                                        state.customer().email()),
                                state.benefits())));
    }

    @Override
    public VendorAnswer<Customer> link(String customerId, UserId user, Duration within) {
        ObjectNode body = Json.object().put("external_id", user.value());
        return api.read(
                api.repeat("PATCH", customer(customerId), body, new Patience(within)),
                node -> Optional.of(new Customer(
                        customerId, user.value(), Json.text(node.path("email")).orElse(null))));
    }

    @Override
    public VendorAnswer<Checkout> openCheckout(User user, Duration within) {
        ObjectNode body = Json.object();
        body.putArray("products").add(config.productId());
        body.put("success_url", config.successUrl().toString())
                .put("return_url", config.returnUrl().toString())
                .put("external_customer_id", user.id().value())
                .put("customer_email", user.email());
        if (!user.name().isBlank()) {
            body.put("customer_name", cut(user.name()));
        }
        return api.read(api.once("POST", "/v1/checkouts/", body, new Patience(within)), PolarDocuments::checkout);
    }

    @Override
    public VendorAnswer<URI> portal(Payer payer, Duration within) {
        ObjectNode body = Json.object();
        switch (payer) {
            case Payer.OfUser(UserId user) -> body.put("external_customer_id", user.value());
            case Payer.OfCustomer(String customerId) -> body.put("customer_id", customerId);
        }
        body.put("return_url", config.returnUrl().toString());
        VendorReply reply = api.once("POST", "/v1/customer-sessions/", body, new Patience(within));
        // Nobody of that name is a mistake in the body, too.
        return reply instanceof VendorReply.Answer answer && answer.status() == 422
                ? new VendorAnswer.Missing<>()
                : api.read(reply, node -> PolarDocuments.page(node.path("customer_portal_url")));
    }

    @Override
    public VendorAnswer<Subscription> activeSubscription(Payer payer, Duration within) {
        return subscription(payer, "&active=true", new Patience(within));
    }

    @Override
    public VendorAnswer<Subscription> latestSubscription(Payer payer, Duration within) {
        return subscription(payer, "", new Patience(within));
    }

    private VendorAnswer<Subscription> subscription(Payer payer, String filter, Patience patience) {
        String path = "/v1/subscriptions/?" + query(payer) + "&limit=1";
        VendorReply sorted = api.get(path + "&sorting=-started_at" + filter, patience);
        // The order is Polar's usual one; a version that calls it otherwise still has it.
        VendorReply reply = sorted instanceof VendorReply.Answer answer && answer.status() == 422
                ? api.get(path + filter, patience)
                : sorted;
        return first(api.read(reply, PolarDocuments::subscriptions));
    }

    private static <T> VendorAnswer<T> first(VendorAnswer<List<T>> answer) {
        return switch (answer) {
            case VendorAnswer.Given<List<T>>(List<T> found) ->
                found.isEmpty() ? new VendorAnswer.Missing<>() : new VendorAnswer.Given<>(found.getFirst());
            case VendorAnswer.Missing<List<T>> none -> new VendorAnswer.Missing<>();
            case VendorAnswer.Rejected<List<T>>(String reason) -> new VendorAnswer.Rejected<>(reason);
            case VendorAnswer.Unavailable<List<T>>(String reason, Duration pause) ->
                new VendorAnswer.Unavailable<>(reason, pause);
        };
    }

    @Override
    public VendorAnswer<Subscription> cancelAtPeriodEnd(String subscriptionId, boolean cancels, Duration within) {
        Patience patience = new Patience(within);
        String path = "/v1/subscriptions/" + Json.encode(subscriptionId);
        VendorReply reply = api.once("PATCH", path, Json.object().put("cancel_at_period_end", cancels), patience);
        if (reply instanceof VendorReply.Answer answer && answer.succeeded()) {
            VendorAnswer<Subscription> changed = api.read(reply, PolarDocuments::subscription);
            return changed instanceof VendorAnswer.Given
                    ? changed
                    : reRead(path, patience)
                            .<VendorAnswer<Subscription>>map(VendorAnswer.Given::new)
                            .orElseGet(VendorAnswer.Missing::new);
        }
        // It may have happened: by this request, whose answer was lost, or before.
        boolean unclear = reply instanceof VendorReply.NoAnswer
                || (reply instanceof VendorReply.Answer answer && (answer.status() == 403 || answer.status() == 409));
        return (unclear ? reRead(path, patience) : Optional.<Subscription>empty())
                .filter(now -> now.cancelAtPeriodEnd() == cancels)
                .<VendorAnswer<Subscription>>map(VendorAnswer.Given::new)
                .orElseGet(() -> api.read(reply, PolarDocuments::subscription));
    }

    private Optional<Subscription> reRead(String path, Patience patience) {
        return api.read(api.get(path, patience), PolarDocuments::subscription).value();
    }

    @Override
    public VendorAnswer<Price> price(Duration within) {
        String path = "/v1/products/" + Json.encode(config.productId());
        return first(api.read(api.get(path, new Patience(within)), PolarPrices::of));
    }

    @Override
    public VendorAnswer<List<Invoice>> invoices(Payer payer, Duration within) {
        Patience patience = new Patience(within);
        String path = "/v1/orders/?" + query(payer) + "&limit=" + MOST_INVOICES + "&sorting=-created_at";
        VendorAnswer<List<JsonNode>> orders = api.read(api.get(path, patience), PolarDocuments::orders);
        return switch (orders) {
            case VendorAnswer.Given<List<JsonNode>>(List<JsonNode> found) ->
                new VendorAnswer.Given<>(
                        withUrls(found.stream().limit(MOST_INVOICES).toList(), patience));
            case VendorAnswer.Missing<List<JsonNode>> none -> new VendorAnswer.Given<>(List.of());
            case VendorAnswer.Rejected<List<JsonNode>>(String reason) -> new VendorAnswer.Rejected<>(reason);
            case VendorAnswer.Unavailable<List<JsonNode>>(String reason, Duration pause) ->
                new VendorAnswer.Unavailable<>(reason, pause);
        };
    }

    /** Side by side: somebody waits for all of them. */
    private List<Invoice> withUrls(List<JsonNode> orders, Patience patience) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> urls = new ArrayList<>();
            orders.forEach(order -> urls.add(each.submit(() -> invoiceUrl(order, patience))));
            List<Invoice> invoices = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                invoices.add(
                        PolarDocuments.invoice(orders.get(i), await(urls.get(i)).orElse(null)));
            }
            return invoices;
        }
    }

    private Optional<String> invoiceUrl(JsonNode order, Patience patience) {
        if (!order.path("is_invoice_generated").asBoolean()) {
            return Optional.empty();
        }
        String path = "/v1/orders/" + Json.encode(order.path("id").asText()) + "/invoice";
        return api.read(api.get(path, patience), node -> PolarDocuments.page(node.path("url")))
                .value()
                .map(URI::toString);
    }

    private static Optional<String> await(Future<Optional<String>> url) {
        try {
            return url.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String query(Payer payer) {
        String who = switch (payer) {
            case Payer.OfUser(UserId user) -> "external_customer_id=" + Json.encode(user.value());
            case Payer.OfCustomer(String customerId) -> "customer_id=" + Json.encode(customerId);
        };
        return who + "&product_id=" + Json.encode(config.productId());
    }

    private static String customer(String id) {
        return "/v1/customers/" + Json.encode(id);
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_MAX));
    }
}
