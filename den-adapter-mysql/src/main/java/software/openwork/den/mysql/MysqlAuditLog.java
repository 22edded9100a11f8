package software.openwork.den.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;

final class MysqlAuditLog implements AuditLog {

    private static final int ADDRESS = 255;
    private static final int REQUEST_ID = 255;
    private static final int TARGET = 255;
    private static final int USER_AGENT = 2_000;

    private final Database database;

    MysqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(AuditEntry entry) {
        // sorted, so that equal entries are equal texts on MariaDB too
        Map<String, String> data = new TreeMap<>(entry.data());
        List<@Nullable String> values = new ArrayList<>();
        values.add(Utc.literal(entry.at()));
        values.add(textOrNull(entry.actor()));
        values.add(textOrNull(entry.org()));
        values.add(entry.action());
        values.add(Text.cutOrNull(entry.target(), TARGET));
        values.add(Text.cut(entry.caller().address(), ADDRESS));
        values.add(Text.cut(entry.caller().userAgent(), USER_AGENT));
        values.add(Text.cut(entry.caller().requestId(), REQUEST_ID));
        data.forEach((name, value) -> {
            values.add(name);
            values.add(value);
        });
        database.write(new Write("""
                INSERT INTO audit_entry
                  (occurred_at, actor_user_id, org_id, action, target, address, user_agent, request_id, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, JSON_OBJECT(%s))
                """.formatted(placeholders(data.size() * 2)), values));
    }

    private static String placeholders(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    private static @Nullable String textOrNull(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
