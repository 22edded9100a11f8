package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

/** What every {@link EmailTokens} promises. */
public interface EmailTokensContract {

    Instant NOW = Instant.parse("2026-03-29T01:30:00Z");
    String EMAIL = "ada@example.com";

    /** The tokens under test. */
    EmailTokens tokens();

    /** Those of another installation. */
    EmailTokens others();

    @Test
    default void shouldProveTheAddressUntilItExpires() {
        Secret token = tokens().issue(EMAIL, NOW, NOW.plusSeconds(60));

        assertThat(tokens().read(token, NOW)).isEqualTo(new EmailTokens.Proven(EMAIL));
        assertThat(tokens().read(token, NOW.plusSeconds(59))).isEqualTo(new EmailTokens.Proven(EMAIL));
        assertThat(tokens().read(token, NOW.plusSeconds(60))).isEqualTo(new EmailTokens.Expired());
    }

    @Test
    default void shouldBelieveNoTokenOfOthers() {
        Secret token = others().issue(EMAIL, NOW, NOW.plusSeconds(60));

        assertThat(tokens().read(token, NOW)).isEqualTo(new EmailTokens.Invalid());
        assertThat(tokens().read(token, NOW.plusSeconds(60))).isEqualTo(new EmailTokens.Invalid());
    }

    @Test
    default void shouldFitIntoAUrl() {
        assertThat(tokens().issue(EMAIL, NOW, NOW.plusSeconds(60)).reveal()).matches("[A-Za-z0-9_.~-]+");
    }

    @Test
    default void shouldReadAnyTextWithoutHarm() {
        String token = tokens().issue(EMAIL, NOW, NOW.plusSeconds(60)).reveal();

        for (String text : List.of(
                "", ".", "..", "...", "nope", "a.b.c", "e30.e30.e30", "\0", "🦊", "x".repeat(100_000), token + "x")) {
            assertThat(tokens().read(Secret.of(text), NOW)).as(text).isEqualTo(new EmailTokens.Invalid());
        }
    }
}
