package software.openwork.den.mysql;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.org.OrgId;

/** Read within the keys of the table, so that a page costs what it shows. */
final class MysqlAuditRecords implements AuditRecords {

    private final Database database;

    MysqlAuditRecords(Database database) {
        this.database = database;
    }

    @Override
    public List<Numbered> newest(Optional<OrgId> org, long before, int limit) {
        return read(org, "e.seq < :from", "DESC", before, limit);
    }

    @Override
    public List<Numbered> oldest(Optional<OrgId> org, long after, int limit) {
        return read(org, "e.seq > :from", "ASC", after, limit);
    }

    private List<Numbered> read(Optional<OrgId> org, String side, String order, long from, int limit) {
        String sql = "SELECT " + AuditRow.COLUMNS + " FROM audit_entry e WHERE "
                + (org.isPresent() ? "e.org_id = :org AND " : "") + side + " ORDER BY e.seq " + order + " LIMIT :limit";
        return database.with(handle -> {
            Query query = handle.createQuery(sql).bind("from", from).bind("limit", limit);
            org.ifPresent(id -> query.bind("org", id.value()));
            return List.copyOf(
                    query.map((row, context) -> AuditRow.read(row, 1)).list());
        });
    }
}
