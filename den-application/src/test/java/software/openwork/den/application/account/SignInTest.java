package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

class SignInTest {

    private final World world = World.pretending(50);

    @Test
    void shouldOpenANewSessionEachTime() {
        world.user("ada@example.com");

        Session first = open(true);
        Session second = open(true);

        assertThat(first.token()).isNotEqualTo(second.token());
        assertThat(world.authenticate.handle(first.token(), true)).isInstanceOf(Authenticate.Somebody.class);
        assertThat(world.authenticate.handle(second.token(), true)).isInstanceOf(Authenticate.Somebody.class);
    }

    @Test
    void shouldDoTheSameWorkForUnknownAndKnownAddresses() {
        world.user("ada@example.com");

        assertThat(world.signIn.handle(command("nobody@example.com", "whatever")))
                .isInstanceOf(SignIn.InvalidCredentials.class);
        int unknown = world.hasher.verified();
        assertThat(world.signIn.handle(command("ada@example.com", "wrong one")))
                .isInstanceOf(SignIn.InvalidCredentials.class);

        assertThat(world.hasher.verified()).isEqualTo(2 * unknown).isPositive();
    }

    @Test
    void shouldNotOpenASessionForAPasswordThatHasJustEnded() {
        User ada = world.user("ada@example.com");
        List<Session> before = world.sessions.live(ada.id(), world.clock.instant());
        world.hasher.meanwhile(() -> world.accounts.putPassword(ada.id(), "account", "another", world.clock.instant()));

        assertThat(world.signIn.handle(command("ada@example.com", "correct horse")))
                .isInstanceOf(SignIn.InvalidCredentials.class);
        assertThat(world.sessions.live(ada.id(), world.clock.instant())).isEqualTo(before);
    }

    @Test
    void shouldRenewASessionOncePerDayAndNeverWhenToldNotTo() {
        world.user("ada@example.com");
        Session session = open(true);
        Instant end = session.expiresAt();

        world.clock.advance(Duration.ofHours(23));
        assertThat(renewed(session, true)).isFalse();
        world.clock.advance(Duration.ofHours(1));
        assertThat(renewed(session, false)).isFalse();
        assertThat(renewed(session, true)).isTrue();
        assertThat(renewed(session, true)).isFalse();

        assertThat(world.sessions.find(session.token()).orElseThrow().session().expiresAt())
                .isEqualTo(end.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldForgetAnExpiredSession() {
        world.user("ada@example.com");
        Session session = open(true);

        world.clock.advance(Duration.ofDays(7));

        assertThat(world.authenticate.handle(session.token(), true)).isInstanceOf(Authenticate.Nobody.class);
        assertThat(world.sessions.find(session.token())).isEmpty();
    }

    @Test
    void shouldEndASessionForGood() {
        world.user("ada@example.com");
        Session session = open(true);

        world.signOut.handle(session.token(), Caller.DEN);
        world.signOut.handle(session.token(), Caller.DEN);

        assertThat(world.authenticate.handle(session.token(), true)).isInstanceOf(Authenticate.Nobody.class);
        assertThat(world.audit.recorded())
                .filteredOn(entry -> entry.action().equals("session.close"))
                .hasSize(1);
    }

    @Test
    void shouldAskToComeBackWhenTooManyHashesWait() {
        world.user("ada@example.com");
        world.hasher.busy(Duration.ofSeconds(2));

        assertThat(world.signIn.handle(command("ada@example.com", "correct horse")))
                .isEqualTo(new SignIn.TooManyTries(Duration.ofSeconds(2)));
    }

    private boolean renewed(Session session, boolean mayRenew) {
        return world.authenticate.handle(session.token(), mayRenew) instanceof Authenticate.Somebody somebody
                && somebody.renewed();
    }

    private Session open(boolean remember) {
        var result = world.signIn.handle(
                new SignIn.Command("ADA@example.com", Secret.of("correct horse"), remember, World.CALLER));
        if (result instanceof SignIn.Opened opened) {
            return opened.signedIn().session();
        }
        throw new AssertionError(result);
    }

    private static SignIn.Command command(String email, String password) {
        return new SignIn.Command(email, Secret.of(password), true, World.CALLER);
    }
}
