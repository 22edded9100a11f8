package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.RateLimit;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.RequestKind;

/** Counts requests about accounts, from one address and for one account, on all instances of Den together. */
public final class LimitRequests {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_REMEMBERED = 500;

    private final @Nullable RateLimits limits;
    private final InstantSource clock;

    /** Until when a bucket is full. Nothing is allowed until then, so that those who go on asking cost no statement. */
    private final Map<String, Instant> full = new ConcurrentHashMap<>();

    /**
     * The use case.
     *
     * @param limits counts; null for no limits
     * @param clock the time
     */
    public LimitRequests(@Nullable RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts a request from an address.
     *
     * @param kind what it is for
     * @param route what it asks for, in one spelling for all that a client may write
     * @param address where it comes from
     * @return empty when it is allowed; else how long to wait
     */
    public Optional<Duration> fromAddress(RequestKind kind, String route, String address) {
        return count("address|" + address + "|" + route, kind.fromAddress());
    }

    /**
     * Counts a request for an account, from wherever it comes.
     *
     * @param kind what it is for
     * @param route what it asks for, in one spelling for all that a client may write
     * @param email whose account, existing or not
     * @return empty when it is allowed; else how long to wait
     */
    public Optional<Duration> forAccount(RequestKind kind, String route, String email) {
        return kind.forAccount()
                .flatMap(limit -> count("account|" + EmailAddress.normalise(email) + "|" + route, limit));
    }

    private Optional<Duration> count(String bucket, RateLimit limit) {
        if (limits == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant until = full.get(bucket);
        if (until != null && now.isBefore(until)) {
            return Optional.of(Duration.between(now, until));
        }
        Optional<Duration> wait = limits.count(bucket, limit, now);
        if (wait.isPresent() && bucket.length() <= LONGEST_REMEMBERED) {
            remember(bucket, now, now.plus(wait.get()));
        }
        return wait;
    }

    private void remember(String bucket, Instant now, Instant until) {
        if (full.size() >= REMEMBERED) {
            full.values().removeIf(end -> !now.isBefore(end));
        }
        if (full.size() < REMEMBERED) {
            full.put(bucket, until);
        }
    }
}
