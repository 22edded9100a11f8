package software.openwork.den.domain.launch;

import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.WorkerId;

/** Teardowns of an {@link InMemoryDatabase}. */
public final class InMemoryTeardowns implements TeardownRepository {

    private final InMemoryDatabase database;

    public InMemoryTeardowns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void insert(Teardown teardown) {
        database.atomically(() -> {
            if (teardowns().putIfAbsent(teardown.workerId(), teardown) != null) {
                throw new IllegalStateException("duplicate teardown");
            }
        });
    }

    @Override
    public Optional<Teardown> find(WorkerId worker) {
        return database.atomically(() -> Optional.ofNullable(teardowns().get(worker)));
    }

    @Override
    public boolean save(Teardown teardown) {
        return database.atomically(() -> {
            Teardown stored = teardowns().get(teardown.workerId());
            if (stored == null || stored.version() != teardown.version()) {
                return false;
            }
            teardowns().put(teardown.workerId(), withVersion(teardown, teardown.version() + 1));
            return true;
        });
    }

    private static Teardown withVersion(Teardown teardown, long version) {
        return new Teardown(
                teardown.workerId(),
                teardown.orgId(),
                teardown.createdBy(),
                teardown.workerName(),
                teardown.instanceUrl(),
                teardown.createSentAt(),
                teardown.host(),
                teardown.domain(),
                teardown.dns(),
                teardown.deletesHost(),
                teardown.requestedAt(),
                teardown.finishedAt(),
                version);
    }

    private Map<WorkerId, Teardown> teardowns() {
        return database.table("worker_teardown");
    }
}
