package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.MailedTokenRepository.Purpose;
import software.openwork.den.domain.account.MailedTokenRepositoryContract;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

class MysqlMailedTokensTest extends MailedTokenRepositoryContract {

    private static MysqlAdapter adapter;
    private static ReplacedService old;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        adapter = Adapters.migrated(database);
        old = new ReplacedService(database.url());
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Test
    void shouldTakeATokenOfTheReplacedServiceToo() {
        old.run(
                "insert into `verification` (`id`, `identifier`, `value`, `expires_at`, `created_at`, `updated_at`)"
                        + " values (?, ?, ?, '2026-03-29 02:00:00.000', default, default)",
                user.value(),
                "reset-password:Clear" + user.value(),
                user.value());

        assertThat(adapter.passwordResets().take(Secret.of("clear" + user.value()), NOW))
                .isEmpty();
        assertThat(adapter.passwordResets().take(Secret.of("Clear" + user.value()), NOW))
                .contains(user);
    }

    @Test
    void shouldKeepNoTokenThatCanBeRead() {
        MailedToken token = token(Purpose.RESET_PASSWORD, NOW);
        tokens().insert(token, 3);

        assertThat(old.read("select `identifier` from `verification` where `value` = '" + user.value() + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row.getFirst())
                        .startsWith("reset-password-sha256:")
                        .doesNotContain(token.token().reveal()));
        String digest = old.read("select `identifier` from `verification` where `value` = '" + user.value() + "'")
                .getFirst()
                .getFirst();
        // nor can what is stored be presented
        for (String presented : new String[] {digest, digest.replaceFirst(".*:", ""), "-sha256:" + digest}) {
            assertThat(adapter.passwordResets().find(Secret.of(presented), NOW)).isEmpty();
        }
    }

    @Override
    protected MailedTokenRepository tokens() {
        return adapter.mailedTokens();
    }

    @Override
    protected PasswordResetRepository passwordResets() {
        return adapter.passwordResets();
    }

    @Override
    protected void addUser(UserId id) {
        old.run("insert into `user` (`id`, `name`, `email`) values (?, 'x', ?)", id.value(), id.value() + "@x.example");
    }
}
