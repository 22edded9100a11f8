package software.openwork.den.mysql;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;

final class MysqlAuditLog implements AuditLog {

    private static final int ADDRESS = 255;
    private static final int REQUEST_ID = 255;
    private static final int TARGET = 255;
    private static final int USER_AGENT = 2_000;
    private static final int FIXED = 8;

    private final Database database;

    MysqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(AuditEntry entry) {
        // sorted, so that equal entries are equal texts on MariaDB too
        Map<String, String> data = new TreeMap<>(entry.data());
        database.with(handle -> {
            Update insert = handle.createUpdate("""
                            INSERT INTO audit_entry
                              (occurred_at, actor_user_id, org_id, action, target, address, user_agent, request_id, data)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, JSON_OBJECT(%s))
                            """.formatted(placeholders(data.size() * 2)))
                    .bind(0, Utc.literal(entry.at()))
                    .bind(1, textOrNull(entry.actor()))
                    .bind(2, textOrNull(entry.org()))
                    .bind(3, entry.action())
                    .bind(4, Text.cutOrNull(entry.target(), TARGET))
                    .bind(5, Text.cut(entry.caller().address(), ADDRESS))
                    .bind(6, Text.cut(entry.caller().userAgent(), USER_AGENT))
                    .bind(7, Text.cut(entry.caller().requestId(), REQUEST_ID));
            int position = FIXED;
            for (Map.Entry<String, String> each : data.entrySet()) {
                insert.bind(position++, each.getKey()).bind(position++, each.getValue());
            }
            return insert.execute();
        });
    }

    private static String placeholders(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    private static @Nullable String textOrNull(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
