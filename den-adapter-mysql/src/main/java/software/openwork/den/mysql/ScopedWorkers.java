package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository.Forbidden;
import software.openwork.den.domain.worker.WorkerRepository.Listed;
import software.openwork.den.domain.worker.WorkerRepository.Listing;
import software.openwork.den.domain.worker.WorkerRepository.Lookup;
import software.openwork.den.domain.worker.WorkerRepository.NoMembership;
import software.openwork.den.domain.worker.WorkerRepository.NotFound;
import software.openwork.den.domain.worker.WorkerRepository.Visible;
import software.openwork.den.domain.worker.WorkerView;

/** Workers as members see them; who sees nothing costs more, to be told why. */
final class ScopedWorkers {

    // Read in the order of the index until there are enough. A join with the instances, whatever its form, has rows as
    // wide as they may become sorted in a temporary table, which costs the database three times what this does; without
    // the index named, MariaDB sorts all of an organisation when it takes it for a large part of the table.
    private static final ScopedSql LIST = ScopedSql.of(org -> "SELECT " + WorkerColumns.WORKER + """
            FROM worker w FORCE INDEX (den_worker_org_created) WHERE w.org_id = (SELECT o.id
            """ + org + """
            ) ORDER BY w.created_at DESC, w.id DESC LIMIT :limit
            """);

    private static final ScopedSql FIND = ScopedSql.of(org -> "SELECT " + WorkerColumns.LIST + """
            , selected.role FROM (SELECT o.id, m.role
            """ + org + """
            ) selected
            LEFT JOIN worker w ON w.id = :id AND w.org_id = selected.id
            LEFT JOIN worker_instance i ON i.worker_id = w.id
            """);

    private static final ScopedSql IS_MEMBER = ScopedSql.of(org -> "SELECT 1 " + org);

    private ScopedWorkers() {}

    static Listing list(Handle handle, OrgScope scope, int limit) {
        List<Worker> workers = LIST.on(handle, scope)
                .bind("limit", limit)
                .map((row, context) -> WorkerColumns.worker(row))
                .list();
        if (workers.isEmpty() && !isMember(handle, scope)) {
            return belongsElsewhere(handle, scope) ? new Forbidden() : new NoMembership();
        }
        Map<WorkerId, WorkerInstance> newest = newestInstances(
                handle,
                workers.stream()
                        .filter(worker -> worker.spec().destination() == WorkerDestination.CLOUD)
                        .map(Worker::id)
                        .toList());
        return new Listed(workers.stream()
                .map(worker -> new WorkerView(worker, newest.get(worker.id())))
                .toList());
    }

    private static Map<WorkerId, WorkerInstance> newestInstances(Handle handle, List<WorkerId> workers) {
        if (workers.isEmpty()) {
            return Map.of();
        }
        Query query = handle.createQuery("SELECT " + WorkerColumns.INSTANCE + ", i.worker_id FROM worker_instance i"
                + " WHERE i.worker_id IN (" + String.join(", ", Collections.nCopies(workers.size(), "?")) + ")");
        for (int i = 0; i < workers.size(); i++) {
            query.bind(i, workers.get(i).value());
        }
        Map<WorkerId, WorkerInstance> newest = new HashMap<>();
        query.map((row, context) -> WorkerColumns.instance(row))
                .forEach(instance -> newest.merge(instance.workerId(), instance, WorkerColumns::newer));
        return newest;
    }

    static Lookup find(Handle handle, OrgScope scope, WorkerId id) {
        List<Lookup> rows = FIND.on(handle, scope)
                .bind("id", id.value())
                .map((row, context) -> lookup(row, id))
                .list();
        if (rows.isEmpty()) {
            return belongsElsewhere(handle, scope) ? new Forbidden() : new NoMembership();
        }
        return newest(rows);
    }

    private static boolean isMember(Handle handle, OrgScope scope) {
        return IS_MEMBER.on(handle, scope).mapTo(Integer.class).findFirst().isPresent();
    }

    private static boolean belongsElsewhere(Handle handle, OrgScope scope) {
        return scope.requested().isPresent() && isMember(handle, OrgScope.oldest(scope.user()));
    }

    private static Lookup lookup(ResultSet row, WorkerId id) throws SQLException {
        return id.value().equals(row.getString(1))
                ? new Visible(WorkerColumns.read(row), OrgRole.of(row.getString(WorkerColumns.COUNT + 1)))
                : new NotFound();
    }

    /** Rows differ in their instance only. */
    private static Lookup newest(List<Lookup> rows) {
        if (rows.getFirst() instanceof Visible first) {
            List<WorkerView> views =
                    rows.stream().map(row -> ((Visible) row).view()).toList();
            return new Visible(WorkerColumns.newest(views).orElseThrow(), first.role());
        }
        return rows.getFirst();
    }
}
