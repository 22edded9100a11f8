package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.DeliveryRepository;

final class MysqlDeliveries implements DeliveryRepository {

    private static final int ID_MAX = 255;
    private static final int EMAIL_MAX = 512;

    private final Database database;

    MysqlDeliveries(Database database) {
        this.database = database;
    }

    /** Of two at the same moment one waits for the other. All texts fit, so that nothing else is ignored. */
    @Override
    public boolean insert(BillingEvent event, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                INSERT IGNORE INTO webhook_delivery (id, type, customer_id, external_id, email, received_at)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)
                        .bind(0, event.id())
                        .bind(1, event.type())
                        .bind(2, Text.cutOrNull(event.customerId(), ID_MAX))
                        .bind(3, Text.cutOrNull(event.externalId(), ID_MAX))
                        .bind(4, Text.cutOrNull(event.email(), EMAIL_MAX))
                        .bind(5, Utc.literal(now))
                        .execute()
                == 1);
    }

    @Override
    public Optional<Pending> find(String id) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, type, customer_id, external_id, email, received_at FROM webhook_delivery
                        WHERE id = ? AND finished_at IS NULL
                        """)
                .bind(0, id)
                .map((row, context) -> read(row))
                .findFirst());
    }

    @Override
    public void finish(String id, Instant now) {
        database.retried(handle ->
                handle.createUpdate("""
                        UPDATE webhook_delivery
                        SET customer_id = NULL, external_id = NULL, email = NULL, finished_at = ?
                        WHERE id = ? AND finished_at IS NULL
                        """).bind(0, Utc.literal(now)).bind(1, id).execute());
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(
                handle -> handle.createUpdate("DELETE FROM webhook_delivery WHERE received_at < ? LIMIT ?")
                        .bind(0, Utc.literal(before))
                        .bind(1, most)
                        .execute());
    }

    private static Pending read(ResultSet row) throws SQLException {
        return new Pending(
                new BillingEvent(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                Utc.instant(row, 6));
    }
}
