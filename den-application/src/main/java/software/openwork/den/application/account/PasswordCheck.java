package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.Lockout;
import software.openwork.den.domain.account.LockoutRepository;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.secret.Secret;

/**
 * Compares passwords under the lock-out of their account. However many are tried at once, no more of them get an
 * answer than the lock-out allows: the verdict is told only when the account is not locked by then.
 */
public final class PasswordCheck {

    private final PasswordHasher hasher;
    private final @Nullable LockoutRepository lockouts;
    private final InstantSource clock;

    /**
     * The check.
     *
     * @param hasher compares
     * @param lockouts remembers wrong passwords; null for no lock-out
     * @param clock the time
     */
    public PasswordCheck(PasswordHasher hasher, @Nullable LockoutRepository lockouts, InstantSource clock) {
        this.hasher = hasher;
        this.lockouts = lockouts;
        this.clock = clock;
    }

    /**
     * Compares. Takes the same time for an account that does not exist, or has no password.
     *
     * @param email normalised address
     * @param password what was typed
     * @param hash the stored hash, or null
     * @return the verdict
     */
    Result check(String email, Secret password, @Nullable String hash) {
        if (lockouts == null) {
            return switch (hasher.verify(password, hash)) {
                case PasswordHasher.Busy busy -> new Refused(busy.retryAfter());
                case PasswordHasher.Differs differs -> new Wrong(false);
                case PasswordHasher.Matches matches -> new Right();
            };
        }
        Optional<Duration> locked = lockouts.find(email).remaining(clock.instant());
        if (locked.isPresent()) {
            return new Refused(locked.get());
        }
        return switch (hasher.verify(password, hash)) {
            case PasswordHasher.Busy busy -> new Refused(busy.retryAfter());
            case PasswordHasher.Differs differs -> wrong(lockouts, email);
            case PasswordHasher.Matches matches -> right(lockouts, email);
        };
    }

    /** Lets an account in again whose password was changed by other means. */
    void forget(String email) {
        if (lockouts != null) {
            lockouts.change(email, present -> Lockout.NONE);
        }
    }

    private Result wrong(LockoutRepository failures, String email) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LockoutRepository.Changed changed = failures.change(email, present -> present.afterFailure(now));
        return changed.before()
                .remaining(now)
                .<Result>map(Refused::new)
                .orElseGet(() -> new Wrong(changed.after().remaining(now).isPresent()));
    }

    private Result right(LockoutRepository failures, String email) {
        // Nearly everybody: nothing to forget, so that nothing is written.
        if (failures.find(email).equals(Lockout.NONE)) {
            return new Right();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return failures.change(email, present -> present.afterSuccess(now))
                .after()
                .remaining(now)
                .<Result>map(Refused::new)
                .orElseGet(Right::new);
    }

    /** Answer of {@link #check}. */
    sealed interface Result {}

    /** It is the password. */
    record Right() implements Result {}

    /**
     * It is not.
     *
     * @param locks whether the account is locked because of it
     */
    record Wrong(boolean locks) implements Result {}

    /**
     * It is not told: the account is locked, or too many passwords wait to be compared.
     *
     * @param retryAfter how long to wait
     */
    record Refused(Duration retryAfter) implements Result {}
}
