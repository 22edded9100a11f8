package software.openwork.den.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The wrong passwords that were tried on an account, whether or not it exists. Ten in a row cost nothing but the try;
 * from the tenth on the account is locked after each, for a second, then two, four and so on to a quarter of an hour.
 * The right password, or a day without a wrong one, starts it all over.
 *
 * @param failures wrong passwords in a row; those that came while it was locked do not count
 * @param failedAt when the last of them came
 * @param lockedUntil no password is looked at before this moment
 */
public record Lockout(int failures, Instant failedAt, Instant lockedUntil) {

    /** No wrong password at all. */
    public static final Lockout NONE = new Lockout(0, Instant.EPOCH, Instant.EPOCH);

    /** So many wrong passwords in a row lock an account. */
    public static final int PATIENCE = 10;

    /** How long the first time; each further wrong password doubles it. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    /** An account is never locked for longer, so that nobody can be kept out for good. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** Wrong passwords are forgotten after this. */
    public static final Duration MEMORY = Duration.ofDays(1);

    private static final int DOUBLINGS = 20;

    /**
     * How much longer the account is locked.
     *
     * @param now the present
     * @return positive, or empty when it is not locked
     */
    public Optional<Duration> remaining(Instant now) {
        return now.isBefore(lockedUntil) ? Optional.of(Duration.between(now, lockedUntil)) : Optional.empty();
    }

    /**
     * What follows from a wrong password.
     *
     * @param now when it came
     * @return the same when the account was locked by then
     */
    public Lockout afterFailure(Instant now) {
        if (remaining(now).isPresent()) {
            return this;
        }
        int count = isOver(now) ? 1 : failures + 1;
        return new Lockout(count, now, count < PATIENCE ? now : now.plus(delay(count)));
    }

    /**
     * What follows from the right password.
     *
     * @param now when it came
     * @return the same when the account was locked by then: the password counts for nothing
     */
    public Lockout afterSuccess(Instant now) {
        return remaining(now).isPresent() ? this : NONE;
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(failedAt.plus(MEMORY));
    }

    private static Duration delay(int failures) {
        Duration delay = SHORTEST.multipliedBy(1L << Math.min(failures - PATIENCE, DOUBLINGS));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
