package software.openwork.den.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.Mailer;
import software.openwork.den.domain.account.MailerContract;
import software.openwork.den.domain.secret.Secret;

class SmtpMailerTest extends MailerContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");
    private static final Mailer.Mail MAIL = new Mailer.Mail("ada@example.com", "Subject", Secret.of("Text"));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private @Nullable ScriptedServer scripted;
    private @Nullable MailAdapter adapter;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        if (adapter != null) {
            adapter.close();
        }
        if (scripted != null) {
            scripted.close();
        }
    }

    @Override
    protected Mailer mailer() {
        if (adapter != null) {
            return adapter.mailer();
        }
        return mailer(scripted == null ? server.getSmtp().getPort() : scripted.port(), Optional.empty());
    }

    private Mailer mailer(int port, Optional<String> user) {
        if (adapter == null) {
            adapter = MailAdapter.create(
                    new MailConfig(
                            "127.0.0.1",
                            port,
                            false,
                            user,
                            Secret.of("hush"),
                            "Den <den@den.example>",
                            Duration.ofMillis(500),
                            Duration.ofMillis(1500)),
                    () -> NOW);
        }
        return adapter.mailer();
    }

    @Override
    protected List<Mailer.Mail> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(SmtpMailerTest::read)
                .toList();
    }

    @Override
    protected void beAway() {
        mailer();
        server.stop();
    }

    @Override
    protected void refuse() {
        script(command -> command.equals("RCPT") ? "550 5.1.1 nobody of that name" : usual(command));
    }

    @Nested
    class WhatIsSent {

        @Test
        void shouldNameTheSenderAndTheTimeAndBeNoReasonForAnAnswer() throws MessagingException {
            mailer().send(MAIL);

            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getFrom()[0]).hasToString("Den <den@den.example>");
            assertThat(message.getSentDate()).isEqualTo(NOW);
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@den\\.example>");
        }

        @Test
        void shouldHoldNoHeaderThatTheTextMadeUp() throws MessagingException {
            mailer().send(new Mailer.Mail(
                    "ada@example.com", "Subject", Secret.of("\r\nBcc: eve@example.com\r\n\r\n.\r\nQUIT")));

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getAllRecipients()).hasSize(1);
        }

        @Test
        void shouldLogIn() {
            server.setUser("den@den.example", "den", "hush");

            assertThat(mailer(server.getSmtp().getPort(), Optional.of("den")).send(MAIL))
                    .isEqualTo(new Mailer.Taken());
        }

        @Test
        void shouldSayThatTheServerDoesNotKnowItsPassword() {
            server.setUser("den@den.example", "den", "other");

            assertThat(mailer(server.getSmtp().getPort(), Optional.of("den")).send(MAIL))
                    .isInstanceOfSatisfying(
                            Mailer.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("password")
                                    .doesNotContain("hush"));
        }
    }

    @Nested
    class ServersThatMisbehave {

        @Test
        void shouldTellAServerThatIsBusyFromOneThatRefuses() {
            script(command -> command.equals("MAIL") ? "451 4.3.2 later" : usual(command));

            assertThat(mailer().send(MAIL)).isEqualTo(new Mailer.Unavailable("the mail server answered 451"));
        }

        @Test
        void shouldNotWaitForASilentOne() {
            script(command -> null);

            assertThat(mailer().send(MAIL)).isInstanceOf(Mailer.Unavailable.class);
        }

        @Test
        void shouldNotWaitForOneThatKeepsItHanging() {
            // Each line comes in time, and there is no end of them.
            script(command -> command.equals("EHLO") ? drip() : usual(command));

            assertThat(mailer().send(MAIL)).isInstanceOf(Mailer.Unavailable.class);
        }

        @Test
        void shouldNotTrustOneThatTalksNonsense() {
            script(command -> "HTTP/1.1 400 Bad Request");

            assertThat(mailer().send(MAIL)).isInstanceOf(Mailer.Unavailable.class);
        }

        private static String drip() {
            return "250-X\r\n".repeat(200_000) + "250-and so on";
        }
    }

    @Nested
    class Configuration {

        @Test
        void shouldReadUrls() {
            assertThat(parse("smtp://us%40er:p%2Bw+d@mail.example.com:2525"))
                    .extracting(
                            MailConfig::host,
                            MailConfig::port,
                            MailConfig::tlsAtOnce,
                            MailConfig::user,
                            MailConfig::password)
                    .containsExactly("mail.example.com", 2525, false, Optional.of("us@er"), Secret.of("p+w+d"));
            assertThat(parse("smtps://u:p@mail.example.com").port()).isEqualTo(465);
            assertThat(parse("smtp://u:p@mail.example.com").port()).isEqualTo(587);
            assertThat(parse("smtp://[::1]"))
                    .extracting(MailConfig::host, MailConfig::port)
                    .containsExactly("::1", 25);
        }

        @Test
        void shouldNotQuoteAPasswordThatIsWrittenWrongly() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parse("smtp://u:hu sh@host"))
                    .withMessageNotContaining("hu");
            assertThatIllegalArgumentException().isThrownBy(() -> parse("http://u:p@host"));
        }

        @Test
        void shouldRefuseASenderThatIsNone() {
            MailConfig good = parse("smtp://host");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailAdapter.create(
                            new MailConfig(
                                    good.host(),
                                    good.port(),
                                    false,
                                    good.user(),
                                    good.password(),
                                    "a@b.example\r\nBcc: eve@example.com",
                                    good.stepTimeout(),
                                    good.timeout()),
                            InstantSource.system()));
        }

        @Test
        void shouldNotSendAPasswordInTheClearButToThisMachine() {
            assertThat(parse("smtp://u:p@mail.example.com").isLocal()).isFalse();
            assertThat(parse("smtp://u:p@localhost").isLocal()).isTrue();
            assertThat(parse("smtp://u:p@127.0.0.1.example.com").isLocal()).isFalse();
        }

        private static MailConfig parse(String url) {
            return MailConfig.parse(Secret.of(url), "den@den.example");
        }
    }

    private void script(UnaryOperator<@Nullable String> script) {
        try {
            scripted = new ScriptedServer(script);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String usual(@Nullable String command) {
        return switch (String.valueOf(command)) {
            case "CONNECT" -> "220 here";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static Mailer.Mail read(MimeMessage message) {
        try {
            String text = ((String) message.getContent()).replace("\r\n", "\n");
            return new Mailer.Mail(message.getAllRecipients()[0].toString(), message.getSubject(), Secret.of(text));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
