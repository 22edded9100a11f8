package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall.Open;
import software.openwork.den.application.job.DeliveryJob;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.Customer;
import software.openwork.den.domain.billing.CustomerState;
import software.openwork.den.domain.billing.DeliveryRepository;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.VendorAnswer;

/** Deals with what the vendor told: asks it anew about everybody whom that concerns. */
public final class RefreshEntitlements implements DeliveryJob {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Answers are stale since it came, so that nothing is lost by giving up. */
    private static final Duration LONG_PAST = Duration.ofDays(1);

    private final Paywall paywall;
    private final DeliveryRepository deliveries;
    private final AccountRepository accounts;
    private final InstantSource clock;

    public RefreshEntitlements(
            Paywall paywall, DeliveryRepository deliveries, AccountRepository accounts, InstantSource clock) {
        this.paywall = paywall;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(String id) {
        Optional<DeliveryRepository.Pending> pending = deliveries.find(id);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Duration> pause =
                paywall.open().flatMap(open -> refresh(open, pending.get().event()));
        if (pause.isPresent() && now.isBefore(pending.get().receivedAt().plus(LONG_PAST))) {
            return Optional.of(now.plus(pause.get()));
        }
        deliveries.finish(id, now);
        return Optional.empty();
    }

    /** Empty when nothing is left to do. */
    private Optional<Duration> refresh(Open open, BillingEvent event) {
        Map<UserId, User> concerned = new LinkedHashMap<>();
        byId(event.externalId()).ifPresent(user -> concerned.put(user.id(), user));
        byEmail(event.email()).ifPresent(user -> concerned.put(user.id(), user));
        String customerId = event.customerId();
        if (customerId != null) {
            open.cache().usersOf(customerId).stream()
                    .map(accounts::findCredential)
                    .flatMap(Optional::stream)
                    .forEach(found -> concerned.put(found.user().id(), found.user()));
        }
        if (concerned.isEmpty() && customerId != null) {
            switch (open.subscriptions().stateOf(customerId, PATIENCE)) {
                case VendorAnswer.Given<CustomerState>(CustomerState state) -> {
                    Customer customer = state.customer();
                    byId(customer.externalId()).ifPresent(user -> concerned.put(user.id(), user));
                    byEmail(customer.email()).ifPresent(user -> concerned.put(user.id(), user));
                }
                case VendorAnswer.Unavailable<CustomerState>(String reason, Duration pause) -> {
                    return Optional.of(bounded(pause == null ? SHORTEST_PAUSE : pause));
                }
                case VendorAnswer.Missing<CustomerState> gone -> {
                    return Optional.empty();
                }
                case VendorAnswer.Rejected<CustomerState> rejected -> {
                    return Optional.empty();
                }
            }
        }
        Optional<Duration> wait = Optional.empty();
        for (User user : concerned.values()) {
            Deadline deadline = Deadline.in(PATIENCE, open.clock());
            switch (open.entitlements().refresh(user, deadline)) {
                case Knowledge.Known(Entitlement answer, Instant at, Knowledge.Source source, Instant until) ->
                    wait = source == Knowledge.Source.GRACE ? Optional.of(SHORTEST_PAUSE) : wait;
                case Knowledge.Unknown(Duration retryAfter) -> wait = Optional.of(bounded(retryAfter));
            }
        }
        return wait;
    }

    private Optional<User> byId(@Nullable String id) {
        return id == null || id.isEmpty() || id.length() > 64
                ? Optional.empty()
                : accounts.findCredential(new UserId(id)).map(AccountRepository.Credential::user);
    }

    private Optional<User> byEmail(@Nullable String email) {
        return email == null || email.isEmpty()
                ? Optional.empty()
                : accounts.findCredential(EmailAddress.normalise(email)).map(AccountRepository.Credential::user);
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
