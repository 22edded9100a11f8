package software.openwork.den.domain.account;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/** Hashes that cost nothing and hide nothing: salt, colon, password backwards. Counts what it did. */
public final class FakePasswordHasher implements PasswordHasher {

    private final AtomicInteger hashed = new AtomicInteger();
    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private volatile @Nullable Duration busy;

    /** From now on answers {@code Busy} with that pause; with null, works again. */
    public void busy(@Nullable Duration retryAfter) {
        busy = retryAfter;
    }

    /** While the next comparison takes its time, this happens. */
    public void meanwhile(Runnable event) {
        meanwhile.set(event);
    }

    /** How many hashes were made. */
    public int hashed() {
        return hashed.get();
    }

    /** How many comparisons were made, those without a stored hash included. */
    public int verified() {
        return verified.get();
    }

    @Override
    public Hashing hash(Secret password, BooleanSupplier wanted) {
        Duration pause = busy;
        if (pause == null && !wanted.getAsBoolean()) {
            return new Unwanted();
        }
        return pause == null ? new Hashed(text(hashed.incrementAndGet(), password)) : new Busy(pause);
    }

    @Override
    public Verification verify(Secret password, @Nullable String stored) {
        Duration pause = busy;
        if (pause != null) {
            return new Busy(pause);
        }
        verified.incrementAndGet();
        meanwhile.getAndSet(() -> {}).run();
        int colon = stored == null ? -1 : stored.indexOf(':');
        if (stored == null || colon < 5) {
            return new Differs();
        }
        return stored.substring(colon + 1).equals(backwards(password)) ? new Matches() : new Differs();
    }

    private static String text(int salt, Secret password) {
        return "fake-" + salt + ":" + backwards(password);
    }

    private static String backwards(Secret password) {
        return new StringBuilder(password.reveal()).reverse().toString();
    }
}
