package software.openwork.den.domain.billing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Events of an {@link InMemoryDatabase}. */
public final class InMemoryDeliveries implements DeliveryRepository {

    private record Row(
            BillingEvent event,
            Instant receivedAt,
            @Nullable Instant finishedAt) {}

    private final InMemoryDatabase database;

    public InMemoryDeliveries(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean insert(BillingEvent event, Instant now) {
        return database.atomically(() -> rows().putIfAbsent(event.id(), new Row(event, now, null)) == null);
    }

    @Override
    public Optional<Pending> find(String id) {
        return database.atomically(() -> Optional.ofNullable(rows().get(id))
                .filter(row -> row.finishedAt() == null)
                .map(row -> new Pending(row.event(), row.receivedAt())));
    }

    @Override
    public void finish(String id, Instant now) {
        database.atomically(() -> {
            rows().computeIfPresent(id, (key, row) -> new Row(row.event(), row.receivedAt(), now));
        });
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<String> old = rows().entrySet().stream()
                    .filter(row -> row.getValue().receivedAt().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            old.forEach(rows()::remove);
            return old.size();
        });
    }

    private Map<String, Row> rows() {
        return database.table("delivery");
    }
}
