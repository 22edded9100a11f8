package software.openwork.den.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.Workers;

class SecretTest {

    private static final String TEXT = "hunter2-hunter2";

    private final Secret secret = Secret.of(TEXT);

    @Test
    void shouldRevealOnlyOnRequest() {
        assertThat(secret.reveal()).isEqualTo(TEXT);
        assertThat(secret).hasToString("Secret[redacted]");
    }

    @Test
    void shouldStayHiddenInWhateverHoldsIt() {
        Session session = new Session(
                "id", Users.ada().id(), secret, SettableClock.START, SettableClock.START, SettableClock.START, "", "");
        HostRequest request = new HostRequest(Workers.id(1), "Helper", Workers.tokens());

        assertThat(List.of(secret).toString()).doesNotContain(TEXT);
        assertThat(Map.of("token", secret).toString()).doesNotContain(TEXT);
        assertThat(session.toString()).doesNotContain(TEXT);
        assertThat(request.toString())
                .doesNotContain(
                        Workers.tokens().host().reveal(),
                        Workers.tokens().client().reveal());
        assertThat("%s %s".formatted(secret, request)).doesNotContain(TEXT);
    }

    @Test
    void shouldEqualTheSameText() {
        assertThat(secret).isEqualTo(Secret.of(TEXT)).hasSameHashCodeAs(Secret.of(TEXT));
        assertThat(secret).isNotEqualTo(Secret.of("other")).isNotEqualTo(TEXT);
    }

    @Test
    void shouldTakeTheEmptyTextButNoNull() {
        assertThat(Secret.of("").reveal()).isEmpty();
        assertThatThrownBy(() -> Secret.of(null)).isInstanceOf(NullPointerException.class);
    }
}
