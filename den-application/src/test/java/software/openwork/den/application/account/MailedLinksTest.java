package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.FakeEmailTokens;
import software.openwork.den.domain.account.FakeMailer;
import software.openwork.den.domain.account.InMemoryMailedTokens;
import software.openwork.den.domain.account.Mailer;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;

class MailedLinksTest {

    private final World world = World.pretending(50);
    private final FakeMailer mailer = new FakeMailer();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final InMemoryMailedTokens kept = new InMemoryMailedTokens(world.database);
    private final Links links = new PlainLinks();
    private final RequestPasswordReset request = new RequestPasswordReset(
            world.accounts,
            kept,
            world.audit,
            world.transactions,
            world.tokens,
            world.clock,
            links,
            new Outbox(mailer, waiting::add));
    private final SendVerificationEmail verify = new SendVerificationEmail(
            world.accounts,
            new FakeEmailTokens("secret"),
            kept,
            world.tokens,
            world.clock,
            links,
            new Outbox(mailer, waiting::add));

    @Test
    void shouldMailALinkAsideFromTheRequest() {
        User ada = world.user("ada@example.com");

        request.handle("ADA@example.com", "", World.CALLER);
        assertThat(mailer.taken()).isEmpty();
        run();

        assertThat(mailer.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("ada@example.com");
            assertThat(mail.text().reveal())
                    .contains("reset " + kept.kept().getFirst().token().reveal() + " then []");
        });
        assertThat(kept.kept()).singleElement().satisfies(token -> {
            assertThat(token.user()).isEqualTo(ada.id());
            assertThat(token.expiresAt()).isEqualTo(world.clock.instant().plus(RequestPasswordReset.LIFETIME));
        });
    }

    @Test
    void shouldSendPeopleToTheFormThatWasNamed() {
        world.user("ada@example.com");

        request.handle("ada@example.com", "https://app.example/reset?a=b", World.CALLER);
        run();

        assertThat(mailer.taken().getFirst().text().reveal()).contains(" then [https://app.example/reset?a=b]");
    }

    @Test
    void shouldDoTheSameForAnUnknownAddressButTheMail() {
        request.handle("nobody@example.com", "", World.CALLER);
        verify.handle("nobody@example.com", "");

        assertThat(waiting).hasSize(2);
        run();
        assertThat(mailer.taken()).isEmpty();
        assertThat(kept.kept()).isEmpty();
    }

    @Test
    void shouldNotLetOthersFillAMailbox() {
        world.user("ada@example.com");

        for (int i = 0; i < 10; i++) {
            request.handle("ada@example.com", "", World.CALLER);
            verify.handle("ada@example.com", "");
        }
        run();

        assertThat(mailer.taken()).hasSize(2 * RequestPasswordReset.MOST);
    }

    @Test
    void shouldMailALinkThatProvesAnAddressToThoseWhoHaveNotProvedIt() {
        User ada = world.user("ada@example.com");

        verify.handle("ada@example.com", "/welcome");
        run();
        world.accounts.markVerified(ada.id(), ada.email(), world.clock.instant());
        verify.handle("ada@example.com", "/welcome");
        run();

        assertThat(mailer.taken())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text().reveal()).contains("verify ").contains(" then [/welcome]"));
    }

    @Test
    void shouldBearAServerThatIsAwayAndAQueueThatIsFull() {
        world.user("ada@example.com");
        mailer.answer(new Mailer.Unavailable("away"));

        request.handle("ada@example.com", "", World.CALLER);
        run();
        new Outbox(mailer, work -> {
                    throw new RejectedExecutionException();
                })
                .later(() -> {});

        assertThat(mailer.taken()).isEmpty();
    }

    private void run() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Links that say what they are made of. */
    private record PlainLinks() implements Links {

        @Override
        public Secret resetPassword(Secret token, String target) {
            return Secret.of("reset " + token.reveal() + " then [" + target + "]");
        }

        @Override
        public Secret verifyEmail(Secret token, String target) {
            return Secret.of("verify " + token.reveal() + " then [" + target + "]");
        }
    }
}
