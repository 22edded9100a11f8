package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

class FakePasswordHasherTest implements PasswordHasherContract {

    private final FakePasswordHasher hasher = new FakePasswordHasher();

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }

    @Test
    void shouldBeBusyOnDemand() {
        hasher.busy(Duration.ofSeconds(2));

        assertThat(hasher.hash(Secret.of("a password"))).isEqualTo(new PasswordHasher.Busy(Duration.ofSeconds(2)));
        assertThat(hasher.verify(Secret.of("a password"), null))
                .isEqualTo(new PasswordHasher.Busy(Duration.ofSeconds(2)));
        assertThat(hasher.hashed() + hasher.verified()).isZero();
    }
}
