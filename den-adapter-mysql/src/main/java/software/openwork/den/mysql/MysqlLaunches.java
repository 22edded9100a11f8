package software.openwork.den.mysql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.worker.WorkerId;

final class MysqlLaunches implements LaunchRepository {

    private final Database database;
    private final Observer observer;

    MysqlLaunches(Database database) {
        this(database, Observer.NOBODY);
    }

    MysqlLaunches(Database database, Observer observer) {
        this.database = database;
        this.observer = observer;
    }

    @Override
    public void insert(Launch launch, List<LaunchEvent> events) {
        database.inTransaction(() -> database.with(handle -> {
            LaunchRow.bind(handle.createUpdate("INSERT INTO worker_launch (" + LaunchRow.COLUMNS + """
                            ) VALUES (:worker, :org, :creator, :vanity, :reference, :state, :terminal, :hostRef,
                              :hostUrl, :finalUrl, :createSentAt, :step, :failureCode, :failureDetail, :since,
                              :deadline, :attempt, :dueAt, :waitingFor, :published, :lastSeq, :version, :requestedAt)
                            """), launch)
                    .execute();
            return append(handle, launch.workerId(), events);
        }));
    }

    @Override
    public Optional<Launch> find(WorkerId worker) {
        return database.with(
                handle -> handle.createQuery("SELECT " + LaunchRow.COLUMNS + " FROM worker_launch WHERE worker_id = ?")
                        .bind(0, worker.value())
                        .map((row, context) -> LaunchRow.read(row))
                        .findFirst()
                        // the collation is exact but for trailing blanks
                        .filter(launch -> launch.workerId().equals(worker)));
    }

    @Override
    public boolean save(Launch launch, List<LaunchEvent> events) {
        return database.inTransaction(() -> database.with(handle -> {
            int saved = LaunchRow.bind(handle.createUpdate("""
                            UPDATE worker_launch SET org_id = :org, created_by_user_id = :creator,
                              vanity_domain = :vanity, reference = :reference, state = :state, terminal = :terminal,
                              host_ref = :hostRef, host_url = :hostUrl, final_url = :finalUrl,
                              create_sent_at = :createSentAt, step = :step, failure_code = :failureCode,
                              failure_detail = :failureDetail, since = :since, deadline = :deadline,
                              attempt = :attempt, due_at = :dueAt, waiting_for = :waitingFor, published = :published,
                              last_seq = :lastSeq, version = :version + 1, requested_at = :requestedAt
                            WHERE worker_id = :worker AND version = :version
                            """), launch).execute();
            return saved == 1 && append(handle, launch.workerId(), events);
        }));
    }

    @Override
    public int underWay() {
        return database.with(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM worker_launch WHERE terminal = FALSE AND published = FALSE")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<LaunchEvent> events(WorkerId worker, long after, int limit) {
        return database.with(handle -> List.copyOf(handle.createQuery("""
                        SELECT seq, kind, occurred_at, step, progress, since, attempt, deadline, detail, status, url,
                          failure_code, reference
                        FROM worker_launch_event WHERE worker_id = ? AND seq > ? ORDER BY seq LIMIT ?
                        """)
                .bind(0, worker.value())
                .bind(1, after)
                .bind(2, limit)
                .map((row, context) -> LaunchEventRow.read(row))
                .list()));
    }

    @Override
    public Map<WorkerId, Long> newest(Collection<WorkerId> workers) {
        if (workers.isEmpty()) {
            return Map.of();
        }
        List<WorkerId> padded = padded(workers);
        String placeholders = String.join(", ", Collections.nCopies(padded.size(), "?"));
        return database.with(handle -> {
            Query query = handle.createQuery("SELECT worker_id, last_seq FROM worker_launch WHERE last_seq > 0"
                    + " AND worker_id IN (" + placeholders + ")");
            for (int i = 0; i < padded.size(); i++) {
                query.bind(i, padded.get(i).value());
            }
            Map<WorkerId, Long> newest = new HashMap<>();
            query.map((row, context) -> Map.entry(new WorkerId(row.getString(1)), row.getLong(2)))
                    .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
            newest.keySet().retainAll(workers);
            return Map.copyOf(newest);
        });
    }

    /** To the next power of two by repeating the last, so that few different statements fill the driver's cache. */
    private static List<WorkerId> padded(Collection<WorkerId> workers) {
        List<WorkerId> padded = new ArrayList<>(workers);
        int size = Integer.highestOneBit(Math.max(1, workers.size() - 1)) * 2;
        while (padded.size() < size) {
            padded.add(padded.getLast());
        }
        return padded;
    }

    private boolean append(Handle handle, WorkerId worker, List<LaunchEvent> events) {
        if (events.isEmpty()) {
            return true;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO worker_launch_event (worker_id, seq, kind, occurred_at, step, progress, since, attempt,
                  deadline, detail, status, url, failure_code, reference)
                VALUES (:worker, :seq, :kind, :at, :step, :progress, :since, :attempt, :deadline, :detail, :status,
                  :url, :code, :reference)
                """);
        events.forEach(event -> LaunchEventRow.of(worker, event).bind(batch));
        batch.execute();
        database.afterCommit(() -> events.forEach(event -> observer.launched(worker, event)));
        return true;
    }

    @Override
    public int purgeEvents(Instant before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        DELETE FROM worker_launch_event
                        WHERE occurred_at < :before AND worker_id NOT IN (
                          SELECT worker_id FROM worker_launch WHERE terminal = FALSE
                        )
                        ORDER BY occurred_at LIMIT :most
                        """)
                .bind("before", Utc.literal(before))
                .bind("most", most)
                .execute());
    }
}
