package software.openwork.den.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AdminAllowlist} promises. Tests share one store and use addresses of their own. */
public abstract class AdminAllowlistContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final String email = UUID.randomUUID() + "@example.com";

    protected abstract AdminAllowlist list();

    @Test
    void shouldHoldWhatWasAddedOnce() {
        assertThat(list().contains(email)).isFalse();

        assertThat(list().add(UUID.randomUUID().toString(), email, NOW)).isTrue();
        assertThat(list().add(UUID.randomUUID().toString(), email, NOW)).isFalse();

        assertThat(list().contains(email)).isTrue();
    }

    @Test
    void shouldForgetWhatWasRemoved() {
        list().add(UUID.randomUUID().toString(), email, NOW);

        assertThat(list().remove(email)).isTrue();
        assertThat(list().remove(email)).isFalse();

        assertThat(list().contains(email)).isFalse();
    }

    @Test
    void shouldNotTakeOneAddressForAnother() {
        list().add(UUID.randomUUID().toString(), email, NOW);

        assertThat(list().contains(email + " ")).isFalse();
        assertThat(list().contains(email.replaceFirst("example", "éxample"))).isFalse();
    }
}
