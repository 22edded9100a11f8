package software.openwork.den.mysql;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.PasswordResetRepositoryContract;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

class MysqlPasswordResetsTest extends PasswordResetRepositoryContract {

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
    protected PasswordResetRepository resets() {
        return adapter.passwordResets();
    }

    @Override
    protected void add(Secret token, UserId user, Instant expiresAt) {
        rows.execute(
                "INSERT INTO verification (id, identifier, value, expires_at) VALUES (?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                "reset-password:" + token.reveal(),
                user.value(),
                expiresAt);
    }
}
