package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/** A row of {@code worker_teardown}: its columns in the order of {@link #COLUMNS}. */
final class TeardownRow {

    static final String COLUMNS = """
            worker_id, org_id, created_by_user_id, instance_url, create_sent_at,
            host_ref, host_state, host_at, host_attempts, host_last_error, host_due_at,
            domain_ref, domain_state, domain_at, domain_attempts, domain_last_error, domain_due_at,
            dns_ref, dns_state, dns_at, dns_attempts, dns_last_error, dns_due_at,
            deletes_host, requested_at, finished_at, version, worker_name
            """;

    private static final int HOST = 6;
    private static final int DOMAIN = 12;
    private static final int DNS = 18;

    private TeardownRow() {}

    static Teardown read(ResultSet row) throws SQLException {
        String creator = row.getString(3);
        return new Teardown(
                new WorkerId(row.getString(1)),
                new OrgId(row.getString(2)),
                creator == null ? null : new UserId(creator),
                row.getString(28),
                row.getString(4),
                Utc.instantOrNull(row, 5),
                resource(row, HOST),
                resourceOrNull(row, DOMAIN),
                resourceOrNull(row, DNS),
                row.getBoolean(24),
                Utc.instant(row, 25),
                Utc.instantOrNull(row, 26),
                row.getLong(27));
    }

    static Update bind(Update update, Teardown teardown) {
        update.bind("worker", teardown.workerId().value())
                .bind("org", teardown.orgId().value())
                .bind(
                        "creator",
                        teardown.createdBy() == null
                                ? null
                                : teardown.createdBy().value())
                .bind("workerName", teardown.workerName())
                .bind("instanceUrl", teardown.instanceUrl())
                .bind("createSentAt", Utc.literalOrNull(teardown.createSentAt()))
                .bind("deletesHost", teardown.deletesHost())
                .bind("requestedAt", Utc.literal(teardown.requestedAt()))
                .bind("finishedAt", Utc.literalOrNull(teardown.finishedAt()))
                .bind("version", teardown.version());
        bind(update, "host", teardown.host());
        bind(update, "domain", teardown.domain());
        bind(update, "dns", teardown.dns());
        return update;
    }

    private static void bind(Update update, String name, Teardown.@Nullable Resource resource) {
        if (resource == null) {
            for (String column : List.of("Ref", "State", "At", "Attempts", "LastError", "DueAt")) {
                update.bind(name + column, (String) null);
            }
            return;
        }
        update.bind(name + "Ref", resource.ref())
                .bind(name + "State", resource.state().name().toLowerCase(Locale.ROOT))
                .bind(name + "At", Utc.literal(resource.at()))
                .bind(name + "Attempts", resource.attempts())
                .bind(name + "LastError", Text.cutOrNull(resource.lastError(), Text.DETAIL))
                .bind(name + "DueAt", Utc.literal(resource.dueAt()));
    }

    private static Teardown.@Nullable Resource resourceOrNull(ResultSet row, int first) throws SQLException {
        return row.getString(first + 1) == null ? null : resource(row, first);
    }

    private static Teardown.Resource resource(ResultSet row, int first) throws SQLException {
        return new Teardown.Resource(
                row.getString(first),
                Teardown.State.valueOf(row.getString(first + 1).toUpperCase(Locale.ROOT)),
                Utc.instant(row, first + 2),
                row.getInt(first + 3),
                row.getString(first + 4),
                Utc.instant(row, first + 5));
    }
}
