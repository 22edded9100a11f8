package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

/** What every {@link Mailer} promises. */
public abstract class MailerContract {

    protected abstract Mailer mailer();

    /** What the server was handed, oldest first. */
    protected abstract List<Mailer.Mail> received();

    /** From now on the server takes nothing for now. */
    protected abstract void beAway();

    /** From now on the server takes nothing for good. */
    protected abstract void refuse();

    @Test
    void shouldHandOverWhatItIsGiven() {
        var mail = mail("Your password", "Dear you,\n\nfollow https://den.example.com/x?a=1&b=2\n.\nBye");

        assertThat(mailer().send(mail)).isEqualTo(new Mailer.Taken());

        assertThat(received()).containsExactly(mail);
    }

    @Test
    void shouldKeepTextOfAnyScriptAndLength() {
        var mail = mail("Grüße 🦊 中文", "ä中🦊".repeat(300) + "\n" + "x".repeat(3_000));

        assertThat(mailer().send(mail)).isEqualTo(new Mailer.Taken());

        assertThat(received()).containsExactly(mail);
    }

    @Test
    void shouldSendARepeatAgain() {
        var mail = mail("Subject", "Text");

        mailer().send(mail);
        mailer().send(mail);

        assertThat(received()).containsExactly(mail, mail);
    }

    @Test
    void shouldSayThatTheServerIsAway() {
        beAway();

        assertThat(mailer().send(mail("Subject", "hush")))
                .isInstanceOfSatisfying(
                        Mailer.Unavailable.class,
                        away -> assertThat(away.reason()).isNotBlank().doesNotContain("hush"));
    }

    @Test
    void shouldSayThatTheServerRefuses() {
        refuse();

        assertThat(mailer().send(mail("Subject", "hush")))
                .isInstanceOfSatisfying(
                        Mailer.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank().doesNotContain("hush"));
    }

    private static Mailer.Mail mail(String subject, String text) {
        return new Mailer.Mail("ada@example.com", subject, Secret.of(text));
    }
}
