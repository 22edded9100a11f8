package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.RememberedAnswer;

final class MysqlEntitlementCache implements EntitlementCache {

    private static final int ID_MAX = 255;

    private final Database database;

    MysqlEntitlementCache(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RememberedAnswer> find(UserId user) {
        return database.with(handle -> handle.createQuery("""
                        SELECT allowed, rule, linkable, reason, customer_id, benefit_id, checked_at, fresh_until
                        FROM entitlement_cache WHERE user_id = ?
                        """)
                .bind(0, user.value())
                .map((row, context) -> read(row))
                .findFirst());
    }

    /**
     * The parts of the update are done from left to right, on MySQL and on MariaDB: {@code checked_at} is the last, so
     * that all others are compared with what was there.
     */
    @Override
    public void put(UserId user, RememberedAnswer answer) {
        Row row = Row.of(answer);
        database.retried(handle -> handle.createUpdate("""
                        INSERT INTO entitlement_cache
                          (user_id, allowed, rule, linkable, reason, customer_id, benefit_id, checked_at, fresh_until)
                        VALUES (:user, :allowed, :rule, :linkable, :reason, :customer, :benefit, :checked, :fresh)
                        ON DUPLICATE KEY UPDATE
                          allowed = IF(checked_at <= :checked, :allowed, allowed),
                          rule = IF(checked_at <= :checked, :rule, rule),
                          linkable = IF(checked_at <= :checked, :linkable, linkable),
                          reason = IF(checked_at <= :checked, :reason, reason),
                          customer_id = IF(checked_at <= :checked, :customer, customer_id),
                          benefit_id = IF(checked_at <= :checked, :benefit, benefit_id),
                          fresh_until = IF(checked_at <= :checked, :fresh, fresh_until),
                          checked_at = IF(checked_at <= :checked, :checked, checked_at)
                        """)
                .bind("user", user.value())
                .bind("allowed", row.allowed())
                .bind("rule", row.rule())
                .bind("linkable", row.linkable())
                .bind("reason", row.reason())
                .bind("customer", Text.cutOrNull(row.customerId(), ID_MAX))
                .bind("benefit", Text.cut(answer.benefitId(), ID_MAX))
                .bind("checked", Utc.literal(answer.checkedAt()))
                .bind("fresh", Utc.literal(answer.freshUntil()))
                .execute());
    }

    @Override
    public void drop(UserId user) {
        database.retried(
                handle -> handle.createUpdate("UPDATE entitlement_cache SET fresh_until = checked_at WHERE user_id = ?")
                        .bind(0, user.value())
                        .execute());
    }

    @Override
    public List<UserId> usersOf(String customerId) {
        return database.with(
                handle -> handle.createQuery("SELECT user_id FROM entitlement_cache WHERE customer_id = ? LIMIT 100")
                        .bind(0, Text.cut(customerId, ID_MAX))
                        .mapTo(String.class)
                        .map(UserId::new)
                        .list());
    }

    private record Row(
            boolean allowed,
            @Nullable String rule,
            boolean linkable,
            @Nullable String reason,
            @Nullable String customerId) {

        static Row of(RememberedAnswer answer) {
            return switch (answer.answer()) {
                case Entitlement.Allowed(PlanRule rule, String customer, boolean linkable) ->
                    new Row(true, rule.name(), linkable, null, customer);
                case Entitlement.PaymentRequired(Entitlement.Reason reason, String customer) ->
                    new Row(false, null, false, reason.name(), customer);
            };
        }
    }

    private static RememberedAnswer read(ResultSet row) throws SQLException {
        Entitlement answer = row.getBoolean(1)
                ? new Entitlement.Allowed(PlanRule.valueOf(text(row, 2)), text(row, 5), row.getBoolean(3))
                : new Entitlement.PaymentRequired(Entitlement.Reason.valueOf(text(row, 4)), row.getString(5));
        return new RememberedAnswer(answer, text(row, 6), Utc.instant(row, 7), Utc.instant(row, 8));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
