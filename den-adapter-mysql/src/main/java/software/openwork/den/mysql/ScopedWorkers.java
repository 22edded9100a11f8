package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository.Forbidden;
import software.openwork.den.domain.worker.WorkerRepository.Listed;
import software.openwork.den.domain.worker.WorkerRepository.Listing;
import software.openwork.den.domain.worker.WorkerRepository.Lookup;
import software.openwork.den.domain.worker.WorkerRepository.NoMembership;
import software.openwork.den.domain.worker.WorkerRepository.NotFound;
import software.openwork.den.domain.worker.WorkerRepository.Visible;
import software.openwork.den.domain.worker.WorkerView;

/** Workers as members see them, each answer from one query; who sees nothing costs more, to be told why. */
final class ScopedWorkers {

    // The limit is applied within an index, before anything is read of workers and instances.
    private static final ScopedSql LIST = ScopedSql.of(org -> "SELECT " + WorkerColumns.LIST + """
            FROM (
              SELECT id, created_at FROM worker WHERE org_id = (SELECT o.id
            """ + org + """
              ) ORDER BY created_at DESC, id DESC LIMIT :limit
            ) newest
            JOIN worker w ON w.id = newest.id
            LEFT JOIN worker_instance i ON i.worker_id = w.id
            ORDER BY newest.created_at DESC, newest.id DESC
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
        List<WorkerView> rows = LIST.on(handle, scope)
                .bind("limit", limit)
                .map((row, context) -> WorkerColumns.read(row))
                .list();
        if (rows.isEmpty() && !isMember(handle, scope)) {
            return belongsElsewhere(handle, scope) ? new Forbidden() : new NoMembership();
        }
        return new Listed(WorkerColumns.newest(rows));
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
            return new Visible(WorkerColumns.newest(views).getFirst(), first.role());
        }
        return rows.getFirst();
    }
}
