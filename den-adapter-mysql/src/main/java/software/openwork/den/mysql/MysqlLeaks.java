package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.worker.WorkerId;

final class MysqlLeaks implements LeakRepository {

    private final Database database;

    MysqlLeaks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Report> latest() {
        return database.inTransaction(() ->
                database.with(handle -> handle.createQuery("SELECT checked_at FROM sweep WHERE only_row = 1")
                        .map((row, context) -> Utc.instant(row, 1))
                        .findFirst()
                        .map(at -> new Report(at, leaks(handle)))));
    }

    private static List<Leak> leaks(Handle handle) {
        return handle
                .createQuery("SELECT kind, ref, name, worker_id, installation, verdict, first_seen FROM leak")
                .map((row, context) -> read(row))
                .list()
                .stream()
                .sorted(Leak.ORDER)
                .toList();
    }

    private static Leak read(ResultSet row) throws SQLException {
        String worker = row.getString(4);
        return new Leak(
                Leak.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getString(3),
                worker == null ? null : new WorkerId(worker),
                row.getString(5),
                Leak.Verdict.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                Utc.instant(row, 7));
    }

    @Override
    public void replace(Report report) {
        database.inTransaction(() -> database.with(handle -> {
            // First of all, so that of two at the same moment one waits for the other.
            note(handle, report.checkedAt());
            handle.createUpdate("DELETE FROM leak").execute();
            if (!report.leaks().isEmpty()) {
                PreparedBatch batch = handle.prepareBatch("""
                        INSERT INTO leak (kind, ref, name, worker_id, installation, verdict, first_seen)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """);
                report.leaks().forEach(leak -> bind(batch, leak));
                batch.execute();
            }
            return report;
        }));
    }

    private static void note(Handle handle, Instant at) {
        handle.createUpdate("""
                        INSERT INTO sweep (only_row, checked_at) VALUES (1, :at)
                        ON DUPLICATE KEY UPDATE checked_at = :at
                        """).bind("at", Utc.literal(at)).execute();
    }

    private static void bind(PreparedBatch batch, Leak leak) {
        WorkerId worker = leak.worker();
        batch.bind(0, leak.kind().word())
                .bind(1, leak.ref())
                .bind(2, leak.name())
                .bind(3, worker == null ? null : worker.value())
                .bind(4, leak.installation())
                .bind(5, leak.verdict().word())
                .bind(6, Utc.literal(leak.firstSeen()))
                .add();
    }
}
