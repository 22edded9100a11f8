package software.openwork.den.application.billing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall.Open;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.Payer;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.Price;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.domain.billing.VendorAnswer;

/** What a user is told about paying. Changes nothing at the vendor but that pages are opened. */
public final class ShowBilling {

    private final Paywall paywall;
    private final Billing gateOff;

    /**
     * Shows.
     *
     * @param paywall the paywall, up or not
     * @param productId told to people when it is not, or null
     * @param benefitId likewise
     */
    public ShowBilling(Paywall paywall, @Nullable String productId, @Nullable String benefitId) {
        this.paywall = paywall;
        this.gateOff = Billing.gateOff(productId, benefitId);
    }

    /**
     * Shows. Whether somebody is entitled must be known; of everything else what can be had in time is shown.
     *
     * @param user to whom
     * @param wish what they want to see
     * @return it, or that the vendor cannot be asked; within three seconds
     */
    public Result handle(User user, Wish wish) {
        return paywall.open()
                .map(open -> show(open, user, wish, Deadline.in(Paywall.PATIENCE, open.clock())))
                .orElseGet(() -> new Shown(gateOff));
    }

    Result show(Open open, User user, Wish wish, Deadline deadline) {
        return switch (open.entitlements().of(user, deadline.within(Paywall.ANSWER_PATIENCE))) {
            case Knowledge.Unknown(Duration retryAfter) -> new Unavailable(retryAfter);
            case Knowledge.Known known -> show(open, user, wish, known.answer(), deadline);
        };
    }

    private static Result show(Open open, User user, Wish wish, Entitlement answer, Deadline deadline) {
        Payer payer = payer(user, answer);
        boolean entitled = answer instanceof Entitlement.Allowed;
        // What takes longest is asked for side by side.
        var checkout =
                later(open, !entitled && wish.checkout(), () -> open.checkouts().url(user, deadline));
        var portal = later(open, wish.portal(), () -> open.subscriptions().portal(payer, deadline.left()));
        var price = later(open, true, () -> open.subscriptions().price(deadline.left()));
        var invoices = later(open, wish.invoices(), () -> open.subscriptions().invoices(payer, deadline.left()));
        Subscription subscription = subscription(open, payer, deadline);
        VendorAnswer<URI> page = checkout.join();
        if (!entitled && wish.checkout() && !(page instanceof VendorAnswer.Given)) {
            return new Unavailable(
                    page instanceof VendorAnswer.Unavailable<URI>(String reason, Duration pause) && pause != null
                            ? pause
                            : Duration.ofSeconds(5));
        }
        Price known = price.join().value().orElse(subscription == null ? null : subscription.price());
        return new Shown(new Billing(
                true,
                entitled,
                !entitled,
                page.value().orElse(null),
                portal.join().value().orElse(null),
                known,
                subscription,
                invoices.join().value().orElse(List.of()),
                open.terms().productId(),
                open.terms().rules().benefitId()));
    }

    private static <T> CompletableFuture<VendorAnswer<T>> later(
            Open open, boolean wanted, Supplier<VendorAnswer<T>> work) {
        return wanted
                ? CompletableFuture.supplyAsync(work, open.aside())
                : CompletableFuture.completedFuture(new VendorAnswer.Missing<>());
    }

    private static @Nullable Subscription subscription(Open open, Payer payer, Deadline deadline) {
        VendorAnswer<Subscription> active = open.subscriptions().activeSubscription(payer, deadline.left());
        return active instanceof VendorAnswer.Missing
                ? open.subscriptions()
                        .latestSubscription(payer, deadline.left())
                        .value()
                        .orElse(null)
                : active.value().orElse(null);
    }

    /** A customer that was found by an address may be looked into only by who has proved to own it. */
    static Payer payer(User user, Entitlement answer) {
        return answer instanceof Entitlement.Allowed(PlanRule rule, String customer, boolean linkable)
                        && rule == PlanRule.EMAIL
                        && user.emailVerified()
                        && linkable
                ? new Payer.OfCustomer(customer)
                : new Payer.OfUser(user.id());
    }

    /**
     * What somebody wants to see.
     *
     * @param checkout where to pay, if they have to
     * @param portal where they manage payments
     * @param invoices their invoices
     */
    public record Wish(boolean checkout, boolean portal, boolean invoices) {

        /** All but where to pay. */
        public static final Wish USUAL = new Wish(false, true, true);
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * As far as it is known.
     *
     * @param billing what is told
     */
    public record Shown(Billing billing) implements Result {}

    /**
     * The vendor cannot be asked.
     *
     * @param retryAfter when to ask again, positive
     */
    public record Unavailable(Duration retryAfter) implements Result {}
}
