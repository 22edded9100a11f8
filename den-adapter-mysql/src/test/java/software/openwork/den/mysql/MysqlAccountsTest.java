package software.openwork.den.mysql;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.AccountRepositoryContract;
import software.openwork.den.domain.account.User;

class MysqlAccountsTest extends AccountRepositoryContract {

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
    protected AccountRepository accounts() {
        return adapter.accounts();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return adapter.transactions().inTransaction(work);
    }

    @Override
    protected void addUserOfProvider(User user) {
        rows.execute(
                "INSERT INTO `user` (id, name, email, email_verified, image, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                user.id().value(),
                user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                user.createdAt(),
                user.updatedAt());
        rows.execute(
                "INSERT INTO account (id, account_id, provider_id, user_id) VALUES (?, '1234', 'github', ?)",
                user.id().value(),
                user.id().value());
    }
}
