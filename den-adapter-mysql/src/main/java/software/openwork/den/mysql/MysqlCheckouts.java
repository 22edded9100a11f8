package software.openwork.den.mysql;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.CheckoutRepository;

final class MysqlCheckouts implements CheckoutRepository {

    private static final int PRODUCT_MAX = 255;
    private static final int URL_MAX = 2_048;

    private final Database database;

    MysqlCheckouts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<URI> find(UserId user, String productId, Instant now) {
        return database.with(handle -> handle.createQuery(
                        "SELECT url FROM open_checkout WHERE user_id = ? AND product_id = ? AND usable_until > ?")
                .bind(0, user.value())
                .bind(1, Text.cut(productId, PRODUCT_MAX))
                .bind(2, Utc.literal(now))
                .mapTo(String.class)
                .map(URI::create)
                .findFirst());
    }

    @Override
    public void put(UserId user, String productId, URI url, Instant usableUntil) {
        String text = url.toString();
        if (text.codePointCount(0, text.length()) > URL_MAX) {
            return;
        }
        database.retried(handle -> handle.createUpdate("""
                        INSERT INTO open_checkout (user_id, product_id, url, usable_until)
                        VALUES (:user, :product, :url, :until)
                        ON DUPLICATE KEY UPDATE product_id = :product, url = :url, usable_until = :until
                        """)
                .bind("user", user.value())
                .bind("product", Text.cut(productId, PRODUCT_MAX))
                .bind("url", text)
                .bind("until", Utc.literal(usableUntil))
                .execute());
    }

    @Override
    public void remove(UserId user) {
        database.retried(handle -> handle.createUpdate("DELETE FROM open_checkout WHERE user_id = ?")
                .bind(0, user.value())
                .execute());
    }
}
