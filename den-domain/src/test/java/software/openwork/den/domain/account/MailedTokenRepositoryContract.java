package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.MailedTokenRepository.Purpose;
import software.openwork.den.domain.secret.Secret;

/** What every {@link MailedTokenRepository} promises. Tests share one store and use users of their own. */
public abstract class MailedTokenRepositoryContract {

    protected static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    protected static final Duration HOUR = Duration.ofHours(1);

    protected final UserId user = new UserId(UUID.randomUUID().toString());
    private int number;

    protected abstract MailedTokenRepository tokens();

    /** Where those for a new password are found. */
    protected abstract PasswordResetRepository passwordResets();

    /** Puts a user on record. */
    protected abstract void addUser(UserId id);

    @BeforeEach
    void user() {
        addUser(user);
    }

    protected final MailedToken token(Purpose purpose, Instant now) {
        number++;
        String unique = user.value() + "-" + number;
        return new MailedToken(
                UUID.randomUUID().toString(), purpose, Secret.of("t" + unique), user, now, now.plus(HOUR));
    }

    @Test
    void shouldLetATokenForANewPasswordBeTakenOnce() {
        MailedToken token = token(Purpose.RESET_PASSWORD, NOW);

        assertThat(tokens().insert(token, 3)).isTrue();

        assertThat(passwordResets().find(token.token(), NOW)).contains(user);
        assertThat(passwordResets().take(token.token(), NOW)).contains(user);
        assertThat(passwordResets().take(token.token(), NOW)).isEmpty();
    }

    @Test
    void shouldNotTakeAnExpiredOne() {
        MailedToken token = token(Purpose.RESET_PASSWORD, NOW);
        tokens().insert(token, 3);

        assertThat(passwordResets().find(token.token(), NOW.plus(HOUR))).isEmpty();
    }

    @Test
    void shouldNotTakeATokenThatProvesAnAddressForANewPassword() {
        MailedToken token = token(Purpose.VERIFY_EMAIL, NOW);
        tokens().insert(token, 3);

        assertThat(passwordResets().find(token.token(), NOW)).isEmpty();
    }

    @Test
    void shouldKeepNoMoreThanAllowedHoweverManyComeAtOnce() {
        long kept = IntStream.range(0, 8).mapToObj(i -> token(Purpose.RESET_PASSWORD, NOW)).toList().parallelStream()
                .filter(token -> tokens().insert(token, 3))
                .count();

        assertThat(kept).isEqualTo(3);
        assertThat(tokens().insert(token(Purpose.VERIFY_EMAIL, NOW), 3)).isTrue();
        assertThat(tokens().insert(token(Purpose.RESET_PASSWORD, NOW.plus(HOUR)), 3))
                .as("once the others are expired")
                .isTrue();
    }
}
