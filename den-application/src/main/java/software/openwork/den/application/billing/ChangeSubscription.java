package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.billing.Paywall.Open;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.billing.Payer;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.domain.billing.VendorAnswer;

/** Lets the user's subscription end with its period, or go on. */
public final class ChangeSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSubscription.class);

    /** Each of the three parts: who it is, the change, and how things are then. */
    private static final Duration WHO = Duration.ofMillis(800);

    private static final Duration CHANGE = Duration.ofMillis(1700);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Paywall paywall;
    private final ShowBilling showBilling;

    public ChangeSubscription(Paywall paywall, ShowBilling showBilling) {
        this.paywall = paywall;
        this.showBilling = showBilling;
    }

    /**
     * Changes.
     *
     * @param user whose active subscription
     * @param cancels whether it shall end with its period
     * @param caller from where
     * @return what it is now and how things are, or why not; within three seconds. A repeat changes nothing
     */
    public Result handle(User user, boolean cancels, Caller caller) {
        return paywall.open()
                .map(open -> change(open, user, cancels, caller))
                .orElseGet(() -> switch (showBilling.handle(user, ShowBilling.Wish.USUAL)) {
                    case ShowBilling.Shown(Billing billing) -> new Changed(null, billing);
                    case ShowBilling.Unavailable(Duration retryAfter) -> new Unavailable(retryAfter);
                });
    }

    private Result change(Open open, User user, boolean cancels, Caller caller) {
        Deadline deadline = Deadline.in(Paywall.PATIENCE, open.clock());
        Deadline change = deadline.within(CHANGE);
        Payer payer = switch (open.entitlements().of(user, deadline.within(WHO))) {
            case Knowledge.Known known -> ShowBilling.payer(user, known.answer());
            case Knowledge.Unknown unknown -> new Payer.OfUser(user.id());
        };
        return switch (open.subscriptions().activeSubscription(payer, change.left())) {
            case VendorAnswer.Missing<Subscription> none -> shown(open, user, null, deadline);
            case VendorAnswer.Given<Subscription>(Subscription active) ->
                active.cancelAtPeriodEnd() == cancels
                        ? shown(open, user, active, deadline)
                        : change(open, user, active, cancels, caller, change, deadline);
            case VendorAnswer.Rejected<Subscription>(String reason) -> unavailable(user, reason, null);
            case VendorAnswer.Unavailable<Subscription>(String reason, Duration pause) ->
                unavailable(user, reason, pause);
        };
    }

    private Result change(
            Open open,
            User user,
            Subscription active,
            boolean cancels,
            Caller caller,
            Deadline change,
            Deadline deadline) {
        return switch (open.subscriptions().cancelAtPeriodEnd(active.id(), cancels, change.left())) {
            case VendorAnswer.Given<Subscription>(Subscription changed) -> {
                audit(open, user, active, cancels, caller);
                yield shown(open, user, changed, deadline);
            }
            case VendorAnswer.Missing<Subscription> untold -> {
                audit(open, user, active, cancels, caller);
                yield shown(open, user, null, deadline);
            }
            case VendorAnswer.Rejected<Subscription>(String reason) -> {
                LOG.warn("user {}: subscription {} is not changed ({})", user.id(), active.id(), reason);
                yield new Refused();
            }
            case VendorAnswer.Unavailable<Subscription>(String reason, Duration pause) ->
                unavailable(user, reason, pause);
        };
    }

    /** What was changed is changed: nobody is told of a failure because the rest cannot be shown. */
    private Result shown(Open open, User user, @Nullable Subscription changed, Deadline deadline) {
        return switch (showBilling.show(open, user, ShowBilling.Wish.USUAL, deadline)) {
            case ShowBilling.Shown(Billing billing) -> new Changed(changed, billing);
            case ShowBilling.Unavailable(Duration retryAfter) ->
                changed == null ? new Unavailable(retryAfter) : new Changed(changed, untold(open, changed));
        };
    }

    private static Billing untold(Open open, Subscription changed) {
        return new Billing(
                true,
                changed.isActive(),
                !changed.isActive(),
                null,
                null,
                changed.price(),
                changed,
                List.of(),
                open.terms().productId(),
                open.terms().rules().benefitId());
    }

    private static void audit(Open open, User user, Subscription active, boolean cancels, Caller caller) {
        open.audit()
                .record(new AuditEntry(
                        open.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                        user.id(),
                        null,
                        cancels ? "billing.cancel" : "billing.resume",
                        active.id(),
                        caller,
                        Map.of()));
    }

    private static Result unavailable(User user, String reason, @Nullable Duration pause) {
        LOG.warn("user {}: subscription cannot be changed now ({})", user.id(), reason);
        return new Unavailable(pause == null || !pause.isPositive() ? SOON : pause);
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * As it is now.
     *
     * @param subscription the user's active one, or null where there is none or nobody can tell
     * @param billing how things are
     */
    public record Changed(@Nullable Subscription subscription, Billing billing) implements Result {}

    /** The vendor will not. */
    public record Refused() implements Result {}

    /**
     * The vendor cannot be asked.
     *
     * @param retryAfter when to ask again, positive
     */
    public record Unavailable(Duration retryAfter) implements Result {}
}
