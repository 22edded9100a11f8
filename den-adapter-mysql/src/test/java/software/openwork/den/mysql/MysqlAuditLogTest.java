package software.openwork.den.mysql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditLogContract;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;

class MysqlAuditLogTest extends AuditLogContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected AuditLog log() {
        return DATABASE.adapter().auditLog();
    }

    @Override
    protected List<AuditEntry> recorded() {
        return DATABASE.rows().query("SELECT * FROM audit_entry ORDER BY seq", MysqlAuditLogTest::entry);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String actor = row.getString("actor_user_id");
        String org = row.getString("org_id");
        return new AuditEntry(
                row.getObject("occurred_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                actor == null ? null : new UserId(actor),
                org == null ? null : new OrgId(org),
                row.getString("action"),
                row.getString("target"),
                new Caller(row.getString("address"), row.getString("user_agent"), row.getString("request_id")),
                data(row.getString("data")));
    }

    private static Map<String, String> data(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
