package software.openwork.den.domain.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Keys of an {@link InMemoryDatabase}. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private final InMemoryDatabase database;

    public InMemoryIdempotencyKeys(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Claim claim(KeyedRequest request, String holder, Instant now, Instant heldUntil, Instant forgotten) {
        return database.atomically(() -> {
            Use use = uses().get(Name.of(request));
            boolean isHeld = use != null && use.result() == null && now.isBefore(use.heldUntil());
            boolean isKnown =
                    use != null && use.result() != null && !use.claimedAt().isBefore(forgotten);
            if (use == null || (!isHeld && !isKnown)) {
                uses().put(Name.of(request), new Use(request.content(), holder, heldUntil, null, now));
                return new Claimed();
            }
            if (!use.content().equals(request.content())) {
                return new Reused();
            }
            return use.result() == null ? new Running(use.heldUntil()) : new Completed(use.result());
        });
    }

    @Override
    public boolean complete(KeyedRequest request, String holder, String result) {
        return database.atomically(() -> {
            Use use = uses().get(Name.of(request));
            if (use == null || !use.holder().equals(holder) || use.result() != null) {
                return false;
            }
            uses().put(Name.of(request), new Use(use.content(), holder, use.heldUntil(), result, use.claimedAt()));
            return true;
        });
    }

    @Override
    public void release(KeyedRequest request, String holder) {
        database.atomically(() -> uses().computeIfPresent(
                        Name.of(request),
                        (name, use) -> use.holder().equals(holder) && use.result() == null ? null : use));
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<Name> old = uses().entrySet().stream()
                    .filter(use -> use.getValue().claimedAt().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            old.forEach(uses()::remove);
            return old.size();
        });
    }

    private Map<Name, Use> uses() {
        return database.table("idempotency key");
    }

    private record Name(Object user, String route, String key) {
        static Name of(KeyedRequest request) {
            return new Name(request.user(), request.route(), request.key());
        }
    }

    private record Use(
            String content,
            String holder,
            Instant heldUntil,
            @Nullable String result,
            Instant claimedAt) {}
}
