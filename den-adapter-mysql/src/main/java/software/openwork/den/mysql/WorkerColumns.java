package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** With an instance. */
    static final String LIST = WORKER + """
            , i.id, i.provider, i.region, i.url, i.status, i.created_at, i.updated_at
            """;

    /** How many columns {@link #LIST} has. */
    static final int COUNT = 19;

    private static final int INSTANCE = WORKER_COUNT + 1;

    private static final Comparator<WorkerInstance> AGE =
            Comparator.comparing(WorkerInstance::createdAt).thenComparing(WorkerInstance::id);

    private WorkerColumns() {}

    /** One view for each worker, in the order of the rows. */
    static List<WorkerView> newest(List<WorkerView> rows) {
        Map<WorkerId, WorkerView> views = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach(row -> views.merge(row.worker().id(), row, WorkerColumns::newer));
        return List.copyOf(views.values());
    }

    private static WorkerView newer(WorkerView one, WorkerView other) {
        boolean otherIsNewer = one.instance() == null
                || (other.instance() != null && AGE.compare(other.instance(), one.instance()) > 0);
        return otherIsNewer ? other : one;
    }

    static WorkerView read(ResultSet row) throws SQLException {
        Worker worker = worker(row);
        return new WorkerView(worker, instance(row, worker.id()));
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

    private static @Nullable WorkerInstance instance(ResultSet row, WorkerId worker) throws SQLException {
        String id = row.getString(INSTANCE);
        return id == null
                ? null
                : new WorkerInstance(
                        id,
                        worker,
                        row.getString(INSTANCE + 1),
                        row.getString(INSTANCE + 2),
                        row.getString(INSTANCE + 3),
                        WorkerStatus.of(row.getString(INSTANCE + 4)),
                        Utc.instant(row, INSTANCE + 5),
                        Utc.instant(row, INSTANCE + 6));
    }

    private static @Nullable UserId userOrNull(@Nullable String id) {
        return id == null ? null : new UserId(id);
    }

    private static WorkerDestination destination(String word) {
        return WorkerDestination.parse(word).orElseThrow();
    }
}
