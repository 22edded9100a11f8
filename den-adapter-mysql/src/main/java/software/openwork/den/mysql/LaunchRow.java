package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.Update;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/** A row of {@code worker_launch}: its columns in the order of {@link #COLUMNS}. */
final class LaunchRow {

    static final String COLUMNS = """
            worker_id, org_id, created_by_user_id, vanity_domain, reference, state, terminal, host_ref, host_url,
            final_url, create_sent_at, step, failure_code, failure_detail, since, deadline, attempt, due_at,
            waiting_for, published, last_seq, version, requested_at
            """;

    private LaunchRow() {}

    static Launch read(ResultSet row) throws SQLException {
        LaunchStateColumns state = new LaunchStateColumns(
                row.getString(6),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Utc.instantOrNull(row, 11),
                row.getString(12),
                row.getString(13),
                row.getString(14));
        return new Launch(
                new WorkerId(row.getString(1)),
                new OrgId(row.getString(2)),
                new UserId(row.getString(3)),
                row.getString(4),
                row.getString(5),
                state.toDomain(),
                Utc.instant(row, 15),
                Utc.instant(row, 16),
                row.getInt(17),
                Utc.instant(row, 18),
                row.getString(19),
                row.getBoolean(20),
                row.getLong(21),
                row.getLong(22),
                Utc.instant(row, 23));
    }

    static Update bind(Update update, Launch launch) {
        LaunchStateColumns state = LaunchStateColumns.of(launch.state());
        return update.bind("worker", launch.workerId().value())
                .bind("org", launch.orgId().value())
                .bind("creator", launch.createdBy().value())
                .bind("vanity", launch.vanityDomain())
                .bind("reference", launch.reference())
                .bind("state", state.state())
                .bind("terminal", launch.state().isTerminal())
                .bind("hostRef", state.hostRef())
                .bind("hostUrl", state.hostUrl())
                .bind("finalUrl", state.finalUrl())
                .bind("createSentAt", Utc.literalOrNull(state.createSentAt()))
                .bind("step", state.step())
                .bind("failureCode", state.failureCode())
                .bind("failureDetail", state.failureDetail())
                .bind("since", Utc.literal(launch.since()))
                .bind("deadline", Utc.literal(launch.deadline()))
                .bind("attempt", launch.attempt())
                .bind("dueAt", Utc.literal(launch.dueAt()))
                .bind("waitingFor", Text.cutOrNull(launch.waitingFor(), Text.DETAIL))
                .bind("published", launch.published())
                .bind("lastSeq", launch.lastSeq())
                .bind("version", launch.version())
                .bind("requestedAt", Utc.literal(launch.requestedAt()));
    }
}
