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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditLogContract;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;

class MysqlAuditLogTest extends AuditLogContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static MysqlAdapter adapter;
    private static Rows rows;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        adapter = Adapters.migrated(database);
        rows = new Rows(database);
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected AuditLog log() {
        return adapter.auditLog();
    }

    @Override
    protected List<AuditEntry> recorded() {
        return rows.query("SELECT * FROM audit_entry ORDER BY seq", MysqlAuditLogTest::entry);
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
