package software.openwork.den.domain.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.openwork.den.domain.account.AccountRepository.Credential;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerStatus;

/** Figures of an {@link InMemoryDatabase}. */
public final class InMemoryStatistics implements Statistics {

    private final InMemoryDatabase database;

    public InMemoryStatistics(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<SignUps> signUps(LocalDate from) {
        return database.atomically(() -> {
            Map<Object, Credential> users = database.table("user");
            return users.values().stream()
                    .map(found -> day(found.user().createdAt()))
                    .filter(day -> !day.isBefore(from))
                    .collect(Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(each -> new SignUps(each.getKey(), each.getValue()))
                    .toList();
        });
    }

    @Override
    public Map<WorkerStatus, Long> workers() {
        return database.atomically(() -> {
            Map<Object, Worker> workers = database.table("worker");
            return workers.values().stream().collect(Collectors.groupingBy(Worker::status, Collectors.counting()));
        });
    }

    @Override
    public List<Launches> launches(LocalDate from) {
        return database.atomically(() -> {
            Map<LocalDate, List<Long>> days = new TreeMap<>();
            Map<WorkerId, Launch> launches = database.table("worker_launch");
            Map<WorkerId, List<LaunchEvent>> events = database.table("worker_launch_event");
            launches.values().stream()
                    .filter(launch -> !day(launch.requestedAt()).isBefore(from))
                    .forEach(launch -> events.getOrDefault(launch.workerId(), List.of()).stream()
                            .filter(event -> event instanceof LaunchEvent.Status status
                                    && status.status() == WorkerStatus.HEALTHY)
                            .map(LaunchEvent::at)
                            .min(Instant::compareTo)
                            .ifPresent(at -> days.computeIfAbsent(day(launch.requestedAt()), day -> new ArrayList<>())
                                    .add(Duration.between(launch.requestedAt(), at)
                                            .toMillis())));
            return days.entrySet().stream()
                    .map(each -> launches(
                            each.getKey(), each.getValue().stream().sorted().toList()))
                    .toList();
        });
    }

    private static Launches launches(LocalDate day, List<Long> millis) {
        return new Launches(
                day,
                millis.size(),
                millis.get((millis.size() + 1) / 2 - 1),
                millis.get((millis.size() * 19 + 19) / 20 - 1));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
