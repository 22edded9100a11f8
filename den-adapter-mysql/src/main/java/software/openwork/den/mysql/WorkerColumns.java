package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerView;

/**
 * The select list of a worker {@code w} and an instance {@code i} of it, and the reading of it. Each instance makes a
 * row; the newest is chosen here, which costs the database half as much as choosing it in SQL.
 */
final class WorkerColumns {

    /** Those of the worker alone. */
    static final String WORKER = """
            w.id, w.org_id, w.created_by_user_id, w.name, w.description, w.destination, w.status, w.image_version,
            w.workspace_path, w.sandbox_backend, w.created_at, w.updated_at
            """;

    /** How many columns {@link #WORKER} has. */
    static final int WORKER_COUNT = 12;

    /** Those of an instance alone. */
    static final String INSTANCE = "i.id, i.provider, i.region, i.url, i.status, i.created_at, i.updated_at";

    /** Both. */
    static final String LIST = WORKER + ", " + INSTANCE + "\n";

    private static final int INSTANCE_COUNT = 7;

    /** How many columns {@link #LIST} has. */
    static final int COUNT = WORKER_COUNT + INSTANCE_COUNT;

    private static final Comparator<WorkerInstance> AGE =
            Comparator.comparing(WorkerInstance::createdAt).thenComparing(WorkerInstance::id);

    private WorkerColumns() {}

    /** Of the rows of one worker the one with its newest instance. */
    static Optional<WorkerView> newest(List<WorkerView> rows) {
        return rows.stream().reduce(WorkerColumns::newer);
    }

    private static WorkerView newer(WorkerView one, WorkerView other) {
        WorkerInstance first = one.instance();
        WorkerInstance second = other.instance();
        return first == null || (second != null && newer(first, second).equals(second)) ? other : one;
    }

    static WorkerInstance newer(WorkerInstance one, WorkerInstance other) {
        return AGE.compare(other, one) > 0 ? other : one;
    }

    static WorkerView read(ResultSet row) throws SQLException {
        Worker worker = worker(row);
        boolean has = row.getString(WORKER_COUNT + 1) != null;
        return new WorkerView(worker, has ? instance(row, WORKER_COUNT, worker.id()) : null);
    }

    static Worker worker(ResultSet row) throws SQLException {
        WorkerSpec spec = new WorkerSpec(
                row.getString(4),
                row.getString(5),
                destination(row.getString(6)),
                row.getString(9),
                row.getString(10),
                row.getString(8));
        return new Worker(
                new WorkerId(row.getString(1)),
                new OrgId(row.getString(2)),
                userOrNull(row.getString(3)),
                spec,
                WorkerStatus.of(row.getString(7)),
                Utc.instant(row, 11),
                Utc.instant(row, 12));
    }

    /** From a row of {@link #INSTANCE} and the worker's identifier. */
    static WorkerInstance instance(ResultSet row) throws SQLException {
        return instance(row, 0, new WorkerId(row.getString(INSTANCE_COUNT + 1)));
    }

    private static WorkerInstance instance(ResultSet row, int before, WorkerId worker) throws SQLException {
        return new WorkerInstance(
                row.getString(before + 1),
                worker,
                row.getString(before + 2),
                row.getString(before + 3),
                row.getString(before + 4),
                WorkerStatus.of(row.getString(before + 5)),
                Utc.instant(row, before + 6),
                Utc.instant(row, before + 7));
    }

    private static @Nullable UserId userOrNull(@Nullable String id) {
        return id == null ? null : new UserId(id);
    }

    private static WorkerDestination destination(String word) {
        return WorkerDestination.parse(word).orElseThrow();
    }
}
