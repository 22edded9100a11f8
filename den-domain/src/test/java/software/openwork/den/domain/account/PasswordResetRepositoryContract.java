package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

/** What every {@link PasswordResetRepository} promises. Tests share one store and use tokens of their own. */
public abstract class PasswordResetRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final UserId USER = new UserId("ada");

    private final Secret token = Secret.of("Token" + UUID.randomUUID());

    protected abstract PasswordResetRepository resets();

    /** Adds a token as the replaced service does. */
    protected abstract void add(Secret token, UserId user, Instant expiresAt);

    @Test
    void shouldFindATokenUntilItExpires() {
        add(token, USER, NOW);

        assertThat(resets().find(token, NOW.minusMillis(1))).contains(USER);
        assertThat(resets().find(token, NOW)).isEmpty();
        assertThat(resets().take(token, NOW)).isEmpty();
    }

    @Test
    void shouldGiveATokenOnce() {
        add(token, USER, NOW.plusSeconds(1));

        assertThat(resets().take(token, NOW)).contains(USER);

        assertThat(resets().take(token, NOW)).isEmpty();
        assertThat(resets().find(token, NOW)).isEmpty();
    }

    @Test
    void shouldGiveATokenToOneOfMany() {
        add(token, USER, NOW.plusSeconds(1));

        List<Optional<UserId>> taken = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> resets().take(token, NOW))
                .toList();

        assertThat(taken).containsOnlyOnce(Optional.of(USER));
    }

    @Test
    void shouldCompareTokensExactly() {
        add(token, USER, NOW.plusSeconds(1));

        for (String wrong : List.of(
                token.reveal().toLowerCase(Locale.ROOT),
                token.reveal() + " ",
                "",
                "%",
                "🦊' OR 1=1 -- " + "x".repeat(3000))) {
            assertThat(resets().find(Secret.of(wrong), NOW)).isEmpty();
            assertThat(resets().take(Secret.of(wrong), NOW)).isEmpty();
        }
        assertThat(resets().find(token, NOW)).isPresent();
    }

    @Test
    void shouldPurgeWhatHasExpired() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            add(Secret.of(token.reveal() + i), USER, longAgo);
        }

        assertThat(resets().purge(longAgo, 2)).isZero();
        assertThat(resets().purge(longAgo.plusMillis(1), 2)).isEqualTo(2);
        assertThat(resets().purge(longAgo.plusMillis(1), 2)).isEqualTo(1);
    }
}
