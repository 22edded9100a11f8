package software.openwork.den.application.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Deliveries' jobs in memory, run by hand. */
public final class InMemoryDeliveryJobs implements DeliveryJobs {

    private final InMemoryDatabase database;
    private final InstantSource clock;

    public InMemoryDeliveryJobs(InMemoryDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void wake(String id, Instant due) {
        database.atomically(() -> {
            jobs().merge(id, due, (one, other) -> one.isBefore(other) ? one : other);
        });
    }

    /** When a job is to run; empty when it is not. */
    public Optional<Instant> scheduled(String id) {
        return database.atomically(() -> Optional.ofNullable(jobs().get(id)));
    }

    /** Runs what is due, once each. */
    public int runDue(DeliveryJob job) {
        List<String> due = database.atomically(() -> jobs().entrySet().stream()
                .filter(each -> !each.getValue().isAfter(clock.instant()))
                .map(Map.Entry::getKey)
                .toList());
        for (String id : due) {
            Optional<Instant> next = job.run(id);
            database.atomically(() -> {
                jobs().remove(id);
                next.ifPresent(when -> jobs().put(id, when));
            });
        }
        return due.size();
    }

    private Map<String, Instant> jobs() {
        return database.table("delivery job");
    }
}
