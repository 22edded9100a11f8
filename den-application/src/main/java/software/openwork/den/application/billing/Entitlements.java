package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.CheckoutRepository;
import software.openwork.den.domain.billing.Customer;
import software.openwork.den.domain.billing.CustomerState;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.EntitlementRules;
import software.openwork.den.domain.billing.RememberedAnswer;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.VendorAnswer;

/** Who is entitled: by the last answer while it is fresh, else by asking the vendor, else by grace. */
final class Entitlements {

    private static final Logger LOG = LoggerFactory.getLogger(Entitlements.class);

    /** For a vendor that does not say when it can be asked again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Subscriptions subscriptions;
    private final EntitlementCache cache;
    private final CheckoutRepository checkouts;
    private final PaywallTerms terms;
    private final InstantSource clock;
    private final Flights<UserId, Knowledge> flights = new Flights<>();

    Entitlements(
            Subscriptions subscriptions,
            EntitlementCache cache,
            CheckoutRepository checkouts,
            PaywallTerms terms,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.cache = cache;
        this.checkouts = checkouts;
        this.terms = terms;
        this.clock = clock;
    }

    /** Asks the vendor only where there is no fresh answer. */
    Knowledge of(User user, Deadline deadline) {
        Optional<Knowledge> fresh = fresh(user);
        return fresh.isPresent()
                ? fresh.get()
                : flights.join(user.id(), () -> fresh(user).orElseGet(() -> ask(user, deadline)));
    }

    /** Asks the vendor, however fresh the last answer is. */
    Knowledge refresh(User user, Deadline deadline) {
        cache.drop(user.id());
        return ask(user, deadline);
    }

    private Optional<Knowledge> fresh(User user) {
        return remembered(user)
                .filter(last -> last.isFresh(clock.instant()))
                .map(last -> new Knowledge.Known(last.answer(), last.checkedAt(), Knowledge.Source.CACHE, null));
    }

    private Optional<RememberedAnswer> remembered(User user) {
        return cache.find(user.id()).filter(last -> last.answers(terms.rules(), user));
    }

    private Knowledge ask(User user, Deadline deadline) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        VendorAnswer<CustomerState> own = subscriptions.stateOf(user.id(), deadline.left());
        return switch (own) {
            case VendorAnswer.Given<CustomerState> given -> byEmail(user, given.value(), now, deadline);
            case VendorAnswer.Missing<CustomerState> none -> byEmail(user, Optional.empty(), now, deadline);
            case VendorAnswer.Rejected<CustomerState>(String reason) -> unanswered(user, reason, null);
            case VendorAnswer.Unavailable<CustomerState>(String reason, Duration pause) ->
                unanswered(user, reason, pause);
        };
    }

    private Knowledge byEmail(User user, Optional<CustomerState> own, Instant asked, Deadline deadline) {
        EntitlementRules rules = terms.rules();
        if (!rules.asksByEmail(user, own)) {
            return answered(user, rules.decide(user, own, List.of(), List.of()), asked);
        }
        return switch (subscriptions.customersWith(user.email(), deadline.left())) {
            case VendorAnswer.Given<List<Customer>>(List<Customer> found) ->
                byStates(user, own, found, asked, deadline);
            case VendorAnswer.Missing<List<Customer>> none -> byStates(user, own, List.of(), asked, deadline);
            case VendorAnswer.Rejected<List<Customer>>(String reason) -> unanswered(user, reason, null);
            case VendorAnswer.Unavailable<List<Customer>>(String reason, Duration pause) ->
                unanswered(user, reason, pause);
        };
    }

    private Knowledge byStates(
            User user, Optional<CustomerState> own, List<Customer> found, Instant asked, Deadline deadline) {
        List<CustomerState> states = new ArrayList<>();
        for (Customer candidate : terms.rules().candidates(user, found)) {
            switch (subscriptions.stateOf(candidate.id(), deadline.left())) {
                case VendorAnswer.Given<CustomerState>(CustomerState state) -> states.add(state);
                case VendorAnswer.Missing<CustomerState> gone -> {
                    // removed a moment ago: grants nothing
                }
                case VendorAnswer.Rejected<CustomerState>(String reason) -> {
                    return unanswered(user, reason, null);
                }
                case VendorAnswer.Unavailable<CustomerState>(String reason, Duration pause) -> {
                    return unanswered(user, reason, pause);
                }
            }
            Entitlement sofar = terms.rules().decide(user, own, found, states);
            if (sofar instanceof Entitlement.Allowed) {
                return answered(user, sofar, asked);
            }
        }
        return answered(user, terms.rules().decide(user, own, found, states), asked);
    }

    private Knowledge answered(User user, Entitlement answer, Instant asked) {
        boolean allowed = answer instanceof Entitlement.Allowed;
        Duration fresh = allowed ? terms.fresh() : terms.freshRefusal();
        cache.put(user.id(), new RememberedAnswer(answer, terms.rules().benefitId(), asked, asked.plus(fresh)));
        if (allowed) {
            checkouts.remove(user.id());
        }
        return new Knowledge.Known(answer, asked, Knowledge.Source.LIVE, null);
    }

    private Knowledge unanswered(User user, String reason, @Nullable Duration pause) {
        Instant now = clock.instant();
        Optional<RememberedAnswer> last = remembered(user);
        Optional<Instant> grace = last.flatMap(answer -> answer.grace(terms.grace(), now));
        LOG.warn(
                "user {}: entitlement cannot be asked for ({}); {}",
                user.id(),
                reason,
                grace.isPresent() ? "the last answer counts until " + grace.get() : "there is no answer that counts");
        return grace.isPresent()
                ? new Knowledge.Known(last.get().answer(), last.get().checkedAt(), Knowledge.Source.GRACE, grace.get())
                : new Knowledge.Unknown(pause == null || !pause.isPositive() ? SOON : pause);
    }
}
