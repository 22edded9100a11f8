package software.openwork.den.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.application.storage.StorageUnavailableException;

/** A database that is as a test says. */
final class FakeHealth implements StorageHealth {

    volatile State state = new State(true, Duration.ZERO, Duration.ZERO);
    volatile boolean away;
    final AtomicInteger looks = new AtomicInteger();

    @Override
    public State look() {
        looks.incrementAndGet();
        if (away) {
            throw new StorageUnavailableException(new IllegalStateException("away"));
        }
        return state;
    }
}
