package software.openwork.den.mysql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;

/** Reads rows of {@code audit_entry}. */
final class AuditRow {

    /** What {@link #read} reads, of {@code audit_entry e}. */
    static final String COLUMNS = "e.seq, e.occurred_at, e.actor_user_id, e.org_id, e.action, e.target, e.address,"
            + " e.user_agent, e.request_id, e.data";

    private AuditRow() {}

    /** Reads {@link #COLUMNS}, of which the first is the given one. */
    static AuditRecords.Numbered read(ResultSet row, int first) throws SQLException {
        String actor = row.getString(first + 2);
        String org = row.getString(first + 3);
        return new AuditRecords.Numbered(
                row.getLong(first),
                new AuditEntry(
                        Utc.instant(row, first + 1),
                        actor == null ? null : new UserId(actor),
                        org == null ? null : new OrgId(org),
                        row.getString(first + 4),
                        row.getString(first + 5),
                        new Caller(row.getString(first + 6), row.getString(first + 7), row.getString(first + 8)),
                        data(row.getString(first + 9))));
    }

    private static Map<String, String> data(@Nullable String json) {
        Map<String, String> data = new HashMap<>();
        Json.object(json == null ? "{}" : json)
                .map(ObjectNode::properties)
                .ifPresent(members -> members.forEach(
                        member -> data.put(member.getKey(), member.getValue().asText())));
        return data;
    }
}
