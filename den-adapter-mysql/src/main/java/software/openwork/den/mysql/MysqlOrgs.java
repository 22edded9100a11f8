package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRole;

final class MysqlOrgs implements OrgRepository {

    private final Database database;

    MysqlOrgs(Database database) {
        this.database = database;
    }

    @Override
    public List<Membership> memberships(UserId user) {
        List<Membership> rows = database.with(handle -> handle.createQuery("""
                        SELECT m.role, o.id, o.name, o.slug, o.owner_user_id, o.created_at
                        FROM org_membership m JOIN org o ON o.id = m.org_id
                        WHERE m.user_id = :user AND CAST(m.user_id AS BINARY) = CAST(:user AS BINARY)
                        ORDER BY o.created_at, o.id, m.role = 'owner' DESC
                        """)
                .bind("user", user.value())
                .map((row, context) -> membership(row))
                .list());
        Map<OrgId, Membership> once = new LinkedHashMap<>();
        rows.forEach(each -> once.putIfAbsent(each.org().id(), each));
        return List.copyOf(once.values());
    }

    @Override
    public void insert(Org org, String membershipId) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO org (id, name, slug, owner_user_id, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .bind(0, org.id().value())
                .bind(1, org.name())
                .bind(2, org.slug())
                .bind(3, org.ownerId().value())
                .bind(4, Utc.literal(org.createdAt()))
                .bind(5, Utc.literal(org.createdAt()))
                .execute());
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO org_membership (id, org_id, user_id, role, created_at) VALUES (?, ?, ?, 'owner', ?)
                        """)
                .bind(0, membershipId)
                .bind(1, org.id().value())
                .bind(2, org.ownerId().value())
                .bind(3, Utc.literal(org.createdAt()))
                .execute());
    }

    @Override
    public void lock(UserId user) {
        if (!database.isInTransaction()) {
            throw new IllegalStateException("a lock outside a transaction is gone at once");
        }
        database.with(handle -> handle.createQuery("SELECT 1 FROM `user` WHERE id = ? FOR UPDATE")
                .bind(0, user.value())
                .mapTo(Integer.class)
                .findFirst());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        OrgRole role = OrgRole.of(Objects.requireNonNull(row.getString(1)));
        return new Membership(
                new Org(
                        new OrgId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        new UserId(row.getString(5)),
                        Utc.instant(row, 6)),
                role);
    }
}
