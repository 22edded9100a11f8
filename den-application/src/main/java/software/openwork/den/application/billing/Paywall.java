package software.openwork.den.application.billing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.billing.CheckoutRepository;
import software.openwork.den.domain.billing.Customer;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.RememberedAnswer;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.VendorAnswer;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerRepository.CloudCount;

/**
 * Whether somebody may launch a cloud worker as far as paying goes. May ask the vendor, so never within a
 * transaction: what it grants is a number of places, and whoever launches counts them again with the user locked.
 */
public final class Paywall {

    private static final Logger LOG = LoggerFactory.getLogger(Paywall.class);

    /** People wait for all of it. */
    static final Duration PATIENCE = Duration.ofMillis(2500);

    /** So that something is left for the checkout. */
    static final Duration ANSWER_PATIENCE = Duration.ofMillis(1700);

    private static final Duration LINK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final @Nullable Open open;

    private Paywall(@Nullable Open open) {
        this.open = open;
    }

    /** A paywall that is up. */
    record Open(
            PaywallTerms terms,
            Subscriptions subscriptions,
            Entitlements entitlements,
            Checkouts checkouts,
            EntitlementCache cache,
            WorkerRepository workers,
            AuditLog audit,
            Executor aside,
            InstantSource clock) {}

    /**
     * No paywall: everybody may launch.
     *
     * @return that
     */
    public static Paywall none() {
        return new Paywall(null);
    }

    /**
     * A paywall.
     *
     * @param terms what is sold, and by which rules
     * @param subscriptions the vendor
     * @param cache the last answers
     * @param checkouts the open checkouts
     * @param workers counts what people have
     * @param audit keeps what was linked
     * @param aside does what nobody waits for, and what goes side by side
     * @param clock the time
     * @return the paywall
     */
    public static Paywall of(
            PaywallTerms terms,
            Subscriptions subscriptions,
            EntitlementCache cache,
            CheckoutRepository checkouts,
            WorkerRepository workers,
            AuditLog audit,
            Executor aside,
            InstantSource clock) {
        return new Paywall(new Open(
                terms,
                subscriptions,
                new Entitlements(subscriptions, cache, checkouts, terms, clock),
                new Checkouts(subscriptions, checkouts, terms.productId(), clock),
                cache,
                workers,
                audit,
                aside,
                clock));
    }

    Optional<Open> open() {
        return Optional.ofNullable(open);
    }

    /**
     * Asks for a place for one more cloud worker. The vendor is asked only when no free place is left.
     *
     * @param user whose worker
     * @return a permit, or why not; within three seconds
     */
    public Permit permit(User user) {
        if (open == null) {
            return new Granted(Integer.MAX_VALUE, null);
        }
        int free = open.terms().freeWorkers();
        return free > 0 && open.workers().countCloud(user.id()).notFailed() < free
                ? new Granted(free, null)
                : permitByPlan(user);
    }

    /**
     * The same when the free places have turned out to be taken.
     *
     * @param user whose worker
     * @return a permit without a limit, or why not; within three seconds
     */
    public Permit permitByPlan(User user) {
        if (open == null) {
            return new Granted(Integer.MAX_VALUE, null);
        }
        Deadline deadline = Deadline.in(PATIENCE, open.clock());
        return switch (open.entitlements().of(user, deadline.within(ANSWER_PATIENCE))) {
            case Knowledge.Unknown(Duration retryAfter) -> new Undecided(retryAfter);
            case Knowledge.Known known ->
                switch (known.answer()) {
                    case Entitlement.Allowed plan -> new Granted(Integer.MAX_VALUE, plan);
                    case Entitlement.PaymentRequired required -> refuse(open, user, deadline);
                };
        };
    }

    private static Permit refuse(Open open, User user, Deadline deadline) {
        return switch (open.checkouts().url(user, deadline)) {
            case VendorAnswer.Given<URI>(URI url) ->
                new Refused(new Offer(
                        url,
                        open.terms().productId(),
                        open.terms().rules().benefitId(),
                        open.terms().freeWorkers() > 0));
            case VendorAnswer.Unavailable<URI>(String reason, Duration pause) -> noCheckout(user, reason, pause);
            case VendorAnswer.Rejected<URI>(String reason) -> noCheckout(user, reason, null);
            case VendorAnswer.Missing<URI> missing -> noCheckout(user, "missing", null);
        };
    }

    private static Permit noCheckout(User user, String reason, @Nullable Duration pause) {
        LOG.warn("user {}: no checkout can be opened ({})", user.id(), reason);
        return new Undecided(pause == null || !pause.isPositive() ? SOON : pause);
    }

    /**
     * Told after a launch that was granted: a plan that was found by a verified address is made the user's own, so that
     * it is found without the address from now on. Not waited for; a failure is only logged, the next launch tries
     * again.
     *
     * @param user whose launch
     * @param granted by which permit
     * @param caller from where
     */
    public void launched(User user, Granted granted, Caller caller) {
        Entitlement.Allowed plan = granted.plan();
        if (open != null && plan != null && plan.linkable() && user.emailVerified()) {
            Open up = open;
            up.aside().execute(() -> link(up, user, plan, caller));
        }
    }

    private static void link(Open open, User user, Entitlement.Allowed plan, Caller caller) {
        switch (open.subscriptions().link(plan.customerId(), user.id(), LINK_PATIENCE)) {
            case VendorAnswer.Given<Customer> linked -> {
                Instant now = open.clock().instant().truncatedTo(ChronoUnit.MILLIS);
                open.audit()
                        .record(new AuditEntry(
                                now, user.id(), null, "billing.link", plan.customerId(), caller, Map.of()));
                Entitlement own = new Entitlement.Allowed(PlanRule.EXTERNAL_ID, plan.customerId(), false);
                open.cache()
                        .put(
                                user.id(),
                                new RememberedAnswer(
                                        own,
                                        open.terms().rules().benefitId(),
                                        now,
                                        now.plus(open.terms().fresh())));
            }
            case VendorAnswer.Missing<Customer> gone -> notLinked(user, plan, "there is no such customer");
            case VendorAnswer.Rejected<Customer>(String reason) -> notLinked(user, plan, reason);
            case VendorAnswer.Unavailable<Customer>(String reason, Duration pause) -> notLinked(user, plan, reason);
        }
    }

    private static void notLinked(User user, Entitlement.Allowed plan, String reason) {
        LOG.warn("customer {} could not be linked to user {}: {}", plan.customerId(), user.id(), reason);
    }

    /** Answer of {@link #permit}. */
    public sealed interface Permit {}

    /**
     * Go ahead while there is a place.
     *
     * @param places how many cloud workers, failed ones aside, the user may have with the new one
     * @param plan the plan that grants it, or null for a free place
     */
    public record Granted(int places, Entitlement.@Nullable Allowed plan) implements Permit {

        /**
         * Whether a place is left. To be asked with the user locked.
         *
         * @param count what the user has
         * @return true if so
         */
        public boolean hasPlace(CloudCount count) {
            return count.notFailed() < places;
        }
    }

    /**
     * Payment is required.
     *
     * @param offer what to pay for
     */
    public record Refused(Offer offer) implements Permit {}

    /**
     * Nobody can tell now, or take the money.
     *
     * @param retryAfter when to ask again, positive
     */
    public record Undecided(Duration retryAfter) implements Permit {}

    /**
     * What to pay for.
     *
     * @param checkoutUrl where
     * @param productId what
     * @param benefitId what it gives
     * @param hasAllowance whether people have free places, which then are taken
     */
    public record Offer(URI checkoutUrl, String productId, String benefitId, boolean hasAllowance) {}
}
