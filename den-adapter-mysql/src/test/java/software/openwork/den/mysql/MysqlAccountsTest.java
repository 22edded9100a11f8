package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.AccountRepositoryContract;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

class MysqlAccountsTest extends AccountRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected AccountRepository accounts() {
        return DATABASE.adapter().accounts();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return DATABASE.adapter().transactions().inTransaction(work);
    }

    @Override
    protected void addUserOfProvider(User user) {
        DATABASE.rows()
                .execute(
                        "INSERT INTO `user` (id, name, email, email_verified, image, created_at, updated_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        user.id().value(),
                        user.name(),
                        user.email(),
                        user.emailVerified(),
                        user.image(),
                        user.createdAt(),
                        user.updatedAt());
        DATABASE.rows()
                .execute(
                        "INSERT INTO account (id, account_id, provider_id, user_id) VALUES (?, '1234', 'github', ?)",
                        user.id().value(),
                        user.id().value());
    }

    @Test
    void shouldMakeChangesOfALockedPasswordWait() {
        User ada = new User(new UserId("locked"), "Ada", "locked@example.com", true, null, NOW, NOW);
        accounts().insert(ada, "account of locked", "hash");

        inTransaction(() -> {
            assertThat(accounts().lockPassword(ada.id(), "hash")).isTrue();
            assertThatThrownBy(MysqlAccountsTest::lockAtOnce)
                    .rootCause()
                    .message()
                    .containsIgnoringCase("lock");
            return ada;
        });

        assertThatCode(MysqlAccountsTest::lockAtOnce).doesNotThrowAnyException();
    }

    private static void lockAtOnce() {
        DATABASE.rows()
                .query(
                        "SELECT password FROM account WHERE user_id = 'locked' FOR UPDATE NOWAIT",
                        row -> row.getString(1));
    }
}
