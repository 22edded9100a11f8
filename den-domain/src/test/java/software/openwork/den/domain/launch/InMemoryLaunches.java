package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.WorkerId;

/** Launches of an {@link InMemoryDatabase}. */
public final class InMemoryLaunches implements LaunchRepository {

    private final InMemoryDatabase database;

    public InMemoryLaunches(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void insert(Launch launch, List<LaunchEvent> events) {
        database.atomically(() -> {
            if (launches().putIfAbsent(launch.workerId(), launch) != null) {
                throw new IllegalStateException("duplicate launch");
            }
            append(launch.workerId(), events);
        });
    }

    @Override
    public Optional<Launch> find(WorkerId worker) {
        return database.atomically(() -> Optional.ofNullable(launches().get(worker)));
    }

    @Override
    public boolean save(Launch launch, List<LaunchEvent> events) {
        return database.atomically(() -> {
            Launch stored = launches().get(launch.workerId());
            if (stored == null || stored.version() != launch.version()) {
                return false;
            }
            launches().put(launch.workerId(), launch.stored());
            append(launch.workerId(), events);
            return true;
        });
    }

    @Override
    public List<LaunchEvent> events(WorkerId worker, long after, int limit) {
        return database.atomically(() -> events().getOrDefault(worker, List.of()).stream()
                .filter(event -> event.seq() > after)
                .limit(limit)
                .toList());
    }

    @Override
    public Map<WorkerId, Long> newest(Collection<WorkerId> workers) {
        return database.atomically(() -> {
            Map<WorkerId, Long> newest = new HashMap<>();
            for (WorkerId worker : workers) {
                List<LaunchEvent> known = events().getOrDefault(worker, List.of());
                if (!known.isEmpty()) {
                    newest.put(worker, known.getLast().seq());
                }
            }
            return Map.copyOf(newest);
        });
    }

    @Override
    public int underWay() {
        return database.atomically(() -> (int) launches().values().stream()
                .filter(launch -> !launch.state().isTerminal() && !launch.published())
                .count());
    }

    @Override
    public int purgeEvents(Instant before, int most) {
        return database.atomically(() -> {
            int[] removed = {0};
            events().replaceAll((worker, events) -> isUnderWay(worker)
                    ? events
                    : events.stream()
                            .filter(event -> !event.at().isBefore(before) || removed[0]++ >= most)
                            .toList());
            return Math.min(removed[0], most);
        });
    }

    private boolean isUnderWay(WorkerId worker) {
        Launch launch = launches().get(worker);
        return launch != null && !launch.state().isTerminal();
    }

    private void append(WorkerId worker, List<LaunchEvent> news) {
        List<LaunchEvent> all = new ArrayList<>(events().getOrDefault(worker, List.of()));
        all.addAll(news);
        events().put(worker, List.copyOf(all));
    }

    private Map<WorkerId, Launch> launches() {
        return database.table("worker_launch");
    }

    private Map<WorkerId, List<LaunchEvent>> events() {
        return database.table("worker_launch_event");
    }
}
