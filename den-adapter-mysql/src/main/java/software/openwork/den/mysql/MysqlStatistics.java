package software.openwork.den.mysql;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.worker.WorkerStatus;

/** Counted by the database: what comes back is as long as there are days. */
final class MysqlStatistics implements Statistics {

    private final Database database;

    MysqlStatistics(Database database) {
        this.database = database;
    }

    @Override
    public List<SignUps> signUps(LocalDate from) {
        return database.with(handle -> List.copyOf(handle.createQuery("""
                        SELECT DATE(created_at) AS on_day, COUNT(*) FROM `user` WHERE created_at >= :from
                        GROUP BY DATE(created_at) ORDER BY on_day
                        """)
                .bind("from", from.toString())
                .map((row, context) -> new SignUps(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list()));
    }

    @Override
    public Map<WorkerStatus, Long> workers() {
        return database.with(handle -> {
            Map<WorkerStatus, Long> counts = new EnumMap<>(WorkerStatus.class);
            handle.createQuery("SELECT status, COUNT(*) FROM worker GROUP BY status")
                    .map((row, context) -> Map.entry(WorkerStatus.of(row.getString(1)), row.getLong(2)))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return Map.copyOf(counts);
        });
    }

    @Override
    public List<Launches> launches(LocalDate from) {
        return database.with(handle -> List.copyOf(handle.createQuery("""
                        SELECT on_day, launches,
                          MIN(CASE WHEN place * 2 >= launches THEN millis END),
                          MIN(CASE WHEN place * 20 >= launches * 19 THEN millis END)
                        FROM (
                          SELECT on_day, millis, COUNT(*) OVER (PARTITION BY on_day) AS launches,
                            ROW_NUMBER() OVER (PARTITION BY on_day ORDER BY millis) AS place
                          FROM (
                            SELECT DATE(l.requested_at) AS on_day,
                              MIN(TIMESTAMPDIFF(MICROSECOND, l.requested_at, e.occurred_at)) DIV 1000 AS millis
                            FROM worker_launch l JOIN worker_launch_event e ON e.worker_id = l.worker_id
                            WHERE l.requested_at >= :from AND e.kind = 'status' AND e.status = 'healthy'
                            GROUP BY l.worker_id, l.requested_at
                          ) timed
                        ) placed
                        GROUP BY on_day, launches ORDER BY on_day
                        """)
                .bind("from", from.toString())
                .map((row, context) ->
                        new Launches(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list()));
    }
}
