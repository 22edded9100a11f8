package software.openwork.den.domain.billing;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

/** A vendor in memory, which can be told to fail. Safe for use by many threads. */
public final class FakeSubscriptions implements Subscriptions {

    /** What its only product costs. */
    public static final Price PRICE = new Price(BigDecimal.valueOf(5000), "usd", "month", BigDecimal.ONE);

    private static final class Known {
        private final String id;
        private final String email;
        private @Nullable String externalId;
        private final Set<String> benefits = new HashSet<>();
        private @Nullable Subscription subscription;

        private Known(String id, String email, @Nullable String externalId) {
            this.id = id;
            this.email = email;
            this.externalId = externalId;
        }

        private Customer customer() {
            return new Customer(id, externalId, email);
        }
    }

    private final String benefitId;
    private final Map<String, Known> customers = new LinkedHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private @Nullable Duration down;
    private boolean isDown;
    private String refused = "";
    private @Nullable Instant checkoutEnd;
    private int last;

    /** With one product, that gives one benefit. */
    public FakeSubscriptions(String benefitId) {
        this.benefitId = benefitId;
    }

    /** A customer who bought elsewhere. */
    public synchronized String given(String email, @Nullable String externalId, boolean entitled) {
        String id = "customer-" + ++last;
        Known known = new Known(id, email, externalId);
        customers.put(id, known);
        if (entitled) {
            subscribe(known);
        }
        return id;
    }

    private void subscribe(Known known) {
        known.benefits.add(benefitId);
        known.subscription = subscription("subscription-" + ++last, "active", false);
    }

    private static Subscription subscription(String id, String status, boolean cancels) {
        return new Subscription(
                id,
                status,
                PRICE.amount(),
                PRICE.currency(),
                PRICE.recurringInterval(),
                PRICE.recurringIntervalCount(),
                "2026-03-01T12:00:00Z",
                "2026-04-01T12:00:00Z",
                cancels,
                null,
                null);
    }

    /** Takes the benefit away, and ends the subscription. */
    public synchronized void revoke(String customerId) {
        Known known = customers.get(customerId);
        known.benefits.clear();
        if (known.subscription != null) {
            known.subscription = subscription(known.subscription.id(), "canceled", false);
        }
    }

    /** Nothing can be asked. */
    public synchronized void goDown(@Nullable Duration retryAfter) {
        isDown = true;
        down = retryAfter;
    }

    /** Everything can be asked again. */
    public synchronized void comeBack() {
        isDown = false;
        refused = "";
    }

    /** Calls of a method are rejected. */
    public synchronized void refuse(String method) {
        refused = method;
    }

    /** When checkouts are closed; null says nothing about it. */
    public synchronized void checkoutsEnd(@Nullable Instant end) {
        checkoutEnd = end;
    }

    /** The methods that were called, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** How often a method was called. */
    public long calls(String method) {
        return calls.stream().filter(method::equals).count();
    }

    /** Whose identifier a customer carries. */
    public synchronized Optional<String> externalId(String customerId) {
        return Optional.ofNullable(customers.get(customerId)).map(known -> known.externalId);
    }

    private synchronized <T> VendorAnswer<T> answer(String method, Duration within, Supplier<VendorAnswer<T>> work) {
        calls.add(method);
        if (isDown || !within.isPositive()) {
            return new VendorAnswer.Unavailable<>("down", isDown ? down : null);
        }
        return refused.equals(method) ? new VendorAnswer.Rejected<>("refused") : work.get();
    }

    private Optional<Known> find(Predicate<Known> wanted) {
        return customers.values().stream().filter(wanted).findFirst();
    }

    private static <T> VendorAnswer<T> of(Optional<T> value) {
        return value.<VendorAnswer<T>>map(VendorAnswer.Given::new).orElseGet(VendorAnswer.Missing::new);
    }

    private Optional<Known> of(Payer payer) {
        return switch (payer) {
            case Payer.OfUser(UserId user) -> find(known -> user.value().equals(known.externalId));
            case Payer.OfCustomer(String id) -> find(known -> known.id.equals(id));
        };
    }

    private static CustomerState state(Known known) {
        return new CustomerState(known.customer(), known.benefits);
    }

    @Override
    public VendorAnswer<CustomerState> stateOf(UserId user, Duration within) {
        return answer(
                "stateOfUser",
                within,
                () -> of(find(known -> user.value().equals(known.externalId)).map(FakeSubscriptions::state)));
    }

    @Override
    public VendorAnswer<List<Customer>> customersWith(String email, Duration within) {
        return answer("customersWith", within, () -> {
            List<Customer> found = new ArrayList<>();
            customers.values().stream()
                    .filter(known -> known.email.equalsIgnoreCase(email))
                    .forEach(known -> found.add(known.customer()));
            return new VendorAnswer.Given<>(List.copyOf(found));
        });
    }

    @Override
    public VendorAnswer<CustomerState> stateOf(String customerId, Duration within) {
        return answer(
                "stateOfCustomer",
                within,
                () -> of(find(known -> known.id.equals(customerId)).map(FakeSubscriptions::state)));
    }

    @Override
    public VendorAnswer<Customer> link(String customerId, UserId user, Duration within) {
        return answer("link", within, () -> {
            Known known = customers.get(customerId);
            if (known == null) {
                return new VendorAnswer.Missing<>();
            }
            boolean taken = find(other -> other != known && user.value().equals(other.externalId))
                    .isPresent();
            if (taken || (known.externalId != null && !known.externalId.equals(user.value()))) {
                return new VendorAnswer.Rejected<>("taken");
            }
            known.externalId = user.value();
            return new VendorAnswer.Given<>(known.customer());
        });
    }

    @Override
    public VendorAnswer<Checkout> openCheckout(User user, Duration within) {
        return answer(
                "openCheckout",
                within,
                () -> new VendorAnswer.Given<>(
                        new Checkout(URI.create("https://pay.example/checkout/" + ++last), checkoutEnd)));
    }

    @Override
    public VendorAnswer<URI> portal(Payer payer, Duration within) {
        return answer(
                "portal",
                within,
                () -> of(of(payer).map(known -> URI.create("https://pay.example/portal/" + known.id))));
    }

    @Override
    public VendorAnswer<Subscription> activeSubscription(Payer payer, Duration within) {
        return answer(
                "activeSubscription",
                within,
                () -> of(of(payer).map(known -> known.subscription).filter(Subscription::isActive)));
    }

    @Override
    public VendorAnswer<Subscription> latestSubscription(Payer payer, Duration within) {
        return answer("latestSubscription", within, () -> of(of(payer).map(known -> known.subscription)));
    }

    @Override
    public VendorAnswer<Subscription> cancelAtPeriodEnd(String subscriptionId, boolean cancels, Duration within) {
        return answer("cancelAtPeriodEnd", within, () -> {
            Optional<Known> known = find(
                    each -> each.subscription != null && each.subscription.id().equals(subscriptionId));
            known.ifPresent(each -> each.subscription = subscription(subscriptionId, "active", cancels));
            return of(known.map(each -> each.subscription));
        });
    }

    @Override
    public VendorAnswer<Price> price(Duration within) {
        return answer("price", within, () -> new VendorAnswer.Given<>(PRICE));
    }

    @Override
    public VendorAnswer<List<Invoice>> invoices(Payer payer, Duration within) {
        return answer(
                "invoices",
                within,
                () -> new VendorAnswer.Given<>(of(payer)
                        .filter(known -> known.subscription != null)
                        .map(known -> List.of(new Invoice(
                                "order-" + known.id,
                                "2026-03-01T12:00:00Z",
                                "paid",
                                PRICE.amount(),
                                "usd",
                                "INV-1",
                                "https://pay.example/invoice/1")))
                        .orElse(List.of())));
    }
}
