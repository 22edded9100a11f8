package software.openwork.den.application.billing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.Checkout;
import software.openwork.den.domain.billing.CheckoutRepository;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.VendorAnswer;

/** Where people are sent to pay: to the page that is open for them already, else to a new one. */
final class Checkouts {

    /** Long enough to pay, before a page is closed. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** For a page of which the vendor does not say when it is closed. */
    private static final Duration USUAL = Duration.ofMinutes(30);

    private final Subscriptions subscriptions;
    private final CheckoutRepository store;
    private final String productId;
    private final InstantSource clock;
    private final Flights<UserId, VendorAnswer<URI>> flights = new Flights<>();

    Checkouts(Subscriptions subscriptions, CheckoutRepository store, String productId, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.store = store;
        this.productId = productId;
        this.clock = clock;
    }

    VendorAnswer<URI> url(User user, Deadline deadline) {
        Optional<URI> open = open(user);
        return open.isPresent()
                ? new VendorAnswer.Given<>(open.get())
                : flights.join(
                        user.id(),
                        () -> open(user)
                                .<VendorAnswer<URI>>map(VendorAnswer.Given::new)
                                .orElseGet(() -> anew(user, deadline)));
    }

    private Optional<URI> open(User user) {
        return store.find(user.id(), productId, clock.instant());
    }

    private VendorAnswer<URI> anew(User user, Deadline deadline) {
        return switch (subscriptions.openCheckout(user, deadline.left())) {
            case VendorAnswer.Given<Checkout>(Checkout checkout) -> {
                keep(user, checkout);
                yield new VendorAnswer.Given<>(checkout.url());
            }
            case VendorAnswer.Missing<Checkout> missing -> new VendorAnswer.Missing<>();
            case VendorAnswer.Rejected<Checkout>(String reason) -> new VendorAnswer.Rejected<>(reason);
            case VendorAnswer.Unavailable<Checkout>(String reason, Duration pause) ->
                new VendorAnswer.Unavailable<>(reason, pause);
        };
    }

    private void keep(User user, Checkout checkout) {
        Instant now = clock.instant();
        Instant expires = checkout.expiresAt();
        Instant usable = expires == null ? now.plus(USUAL) : expires.minus(MARGIN);
        if (usable.isAfter(now)) {
            store.put(user.id(), productId, checkout.url(), usable);
        }
    }
}
