package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;

class MailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>",
                "ada@example.com ",
                ""
            })
    void shouldTakeOneAddressOnly(String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailer.Mail(to, "Subject", Secret.of("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@example.com", "a\nb", "a\u0000", "a\u0085b", " ", ""})
    void shouldTakeOneLineForASubjectOnly(String subject) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mailer.Mail("ada@example.com", subject, Secret.of("")));
    }

    @Test
    void shouldNotShowItsText() {
        assertThat(new Mailer.Mail("ada@example.com", "Subject", Secret.of("hush")).toString())
                .doesNotContain("hush");
    }
}
