package software.openwork.den.domain.billing;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Open checkouts of an {@link InMemoryDatabase}. */
public final class InMemoryCheckouts implements CheckoutRepository {

    private record Row(String productId, URI url, Instant until) {}

    private final InMemoryDatabase database;

    public InMemoryCheckouts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<URI> find(UserId user, String productId, Instant now) {
        return database.atomically(() -> Optional.ofNullable(rows().get(user))
                .filter(row -> row.productId().equals(productId) && now.isBefore(row.until()))
                .map(Row::url));
    }

    @Override
    public void put(UserId user, String productId, URI url, Instant usableUntil) {
        if (url.toString().length() <= 2048) {
            database.atomically(() -> {
                rows().put(user, new Row(productId, url, usableUntil));
            });
        }
    }

    @Override
    public void remove(UserId user) {
        database.atomically(() -> {
            rows().remove(user);
        });
    }

    private Map<UserId, Row> rows() {
        return database.table("checkout");
    }
}
