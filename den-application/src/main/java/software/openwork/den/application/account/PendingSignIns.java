package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.PendingSignInRepository;
import software.openwork.den.domain.secret.TokenSource;

/** Keeps sign-ins until their browsers come back, and now and then throws away those that never did. */
public final class PendingSignIns {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final PendingSignInRepository repository;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastSweep = new AtomicReference<>(Instant.EPOCH);

    public PendingSignIns(PendingSignInRepository repository, TokenSource tokens, InstantSource clock) {
        this.repository = repository;
        this.tokens = tokens;
        this.clock = clock;
    }

    void add(PendingSignIn pending) {
        sweep();
        repository.insert(tokens.accountId(), pending, clock.instant());
    }

    Optional<PendingSignIn> find(String state) {
        return repository.find(state);
    }

    /** Of many calls with one state, one is told true. */
    boolean take(String state) {
        boolean taken = repository.remove(state);
        sweep();
        return taken;
    }

    boolean isLive(PendingSignIn pending) {
        return pending.isLive(clock.instant());
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant last = lastSweep.get();
        if (!now.isBefore(last.plus(BETWEEN_SWEEPS)) && lastSweep.compareAndSet(last, now)) {
            repository.sweep(now);
        }
    }
}
