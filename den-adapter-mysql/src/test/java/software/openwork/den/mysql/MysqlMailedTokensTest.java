package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.MailedTokenRepository.Purpose;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

class MysqlMailedTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final Duration HOUR = Duration.ofHours(1);

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

    private final UserId user = new UserId("u" + System.nanoTime());
    private int number;

    @Test
    void shouldLetATokenForANewPasswordBeTakenOnce() {
        MailedToken token = token(Purpose.RESET_PASSWORD, NOW);

        assertThat(tokens().insert(token, 3)).isTrue();

        assertThat(adapter.passwordResets().find(token.token(), NOW)).contains(user);
        assertThat(adapter.passwordResets().take(token.token(), NOW)).contains(user);
        assertThat(adapter.passwordResets().take(token.token(), NOW)).isEmpty();
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

    @Test
    void shouldNotTakeAnExpiredOne() {
        MailedToken token = token(Purpose.RESET_PASSWORD, NOW);
        tokens().insert(token, 3);

        assertThat(adapter.passwordResets().find(token.token(), NOW.plus(HOUR))).isEmpty();
    }

    @Test
    void shouldNotTakeATokenThatProvesAnAddressForANewPassword() {
        MailedToken token = token(Purpose.VERIFY_EMAIL, NOW);
        tokens().insert(token, 3);

        assertThat(adapter.passwordResets().find(token.token(), NOW)).isEmpty();
    }

    @Test
    void shouldKeepNoMoreThanAllowedHoweverManyComeAtOnce() {
        old.run(
                "insert into `user` (`id`, `name`, `email`) values (?, 'x', ?)",
                user.value(),
                user.value() + "@x.example");

        long kept = IntStream.range(0, 8).mapToObj(i -> token(Purpose.RESET_PASSWORD, NOW)).toList().parallelStream()
                .filter(token -> tokens().insert(token, 3))
                .count();

        assertThat(kept).isEqualTo(3);
        assertThat(tokens().insert(token(Purpose.VERIFY_EMAIL, NOW), 3)).isTrue();
        assertThat(tokens().insert(token(Purpose.RESET_PASSWORD, NOW.plus(HOUR)), 3))
                .isTrue();
    }

    private static MailedTokenRepository tokens() {
        return adapter.mailedTokens();
    }

    private MailedToken token(Purpose purpose, Instant now) {
        number++;
        String unique = user.value() + "-" + number;
        return new MailedToken(unique, purpose, Secret.of("t" + unique), user, now, now.plus(HOUR));
    }
}
