package software.openwork.den.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Counts of an {@link InMemoryDatabase}. */
public final class InMemoryRateLimits implements RateLimits {

    private final InMemoryDatabase database;

    public InMemoryRateLimits(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Duration> count(String bucket, RateLimit limit, Instant now) {
        return database.atomically(() -> {
            Window window = windows().get(bucket);
            boolean over = window == null || !now.isBefore(window.end());
            if (!over && window.hits() >= limit.most()) {
                return Optional.of(Duration.between(now, window.end()));
            }
            windows().put(bucket, new Window(over ? 1 : window.hits() + 1, now.plus(limit.window())));
            return Optional.empty();
        });
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<String> over = windows().entrySet().stream()
                    .filter(window -> window.getValue().end().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            over.forEach(windows()::remove);
            return over.size();
        });
    }

    private Map<String, Window> windows() {
        return database.table("rate limit");
    }

    private record Window(int hits, Instant end) {}
}
