package software.openwork.den.mysql;

import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import software.openwork.den.domain.org.OrgScope;

/** A statement about the organisation of an {@link OrgScope}: one text for the oldest, one for a named one. */
record ScopedSql(String oldest, String requested) {

    private static final String MEMBERSHIPS = """
            FROM org_membership m JOIN org o ON o.id = m.org_id
            WHERE m.user_id = :user AND CAST(m.user_id AS BINARY) = CAST(:user AS BINARY)
            """;

    /** The statement's text is made around {@code FROM org_membership m JOIN org o …} with one row at most. */
    static ScopedSql of(UnaryOperator<String> around) {
        return new ScopedSql(
                around.apply(MEMBERSHIPS + "ORDER BY o.created_at, o.id, m.role = 'owner' DESC LIMIT 1\n"),
                around.apply(MEMBERSHIPS + """
                        AND o.id = :org AND CAST(o.id AS BINARY) = CAST(:org AS BINARY)
                        ORDER BY m.role = 'owner' DESC LIMIT 1
                        """));
    }

    Query on(Handle handle, OrgScope scope) {
        return scope.requested()
                .map(org -> handle.createQuery(requested).bind("org", org))
                .orElseGet(() -> handle.createQuery(oldest))
                .bind("user", scope.user().value());
    }
}
