package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;

/** What users do about their sessions, passwords and addresses. */
class OwnAccountTest {

    private static final String PASSWORD = "correct horse";

    private final World world = World.pretending(50);
    private final User user = world.user("ada@example.com");

    @Nested
    class Sessions {

        @Test
        void shouldShowNoTokenButTheCallersOwn() {
            SignedIn first = signIn();
            world.clock.advance(Duration.ofSeconds(1));
            SignedIn second = signIn();

            List<Session> listed = listed(first);

            assertThat(listed.getFirst().id()).isEqualTo(second.session().id());
            assertThat(listed).hasSize(3);
            assertThat(listed)
                    .filteredOn(session -> session.id().equals(first.session().id()))
                    .containsExactly(first.session());
            assertThat(listed)
                    .filteredOn(session -> !session.id().equals(first.session().id()))
                    .allMatch(session -> world.sessions.find(session.token()).isEmpty());
        }

        @Test
        void shouldRevokeWhatTheListShowed() {
            SignedIn first = signIn();
            SignedIn second = signIn();
            Secret shown = listed(first).stream()
                    .filter(session -> session.id().equals(second.session().id()))
                    .findFirst()
                    .orElseThrow()
                    .token();

            assertThat(revoke(first, shown)).isFalse();

            assertThat(world.sessions.find(second.session().token())).isEmpty();
            assertThat(world.sessions.find(first.session().token())).isPresent();
        }

        @Test
        void shouldSayWhenItIsTheCallersOwn() {
            SignedIn caller = signIn();

            assertThat(revoke(caller, Secret.of("of nobody"))).isFalse();
            assertThat(revoke(caller, caller.session().token())).isTrue();
            assertThat(world.sessions.find(caller.session().token())).isEmpty();
        }

        @Test
        void shouldWantAFreshSession() {
            SignedIn caller = signIn();
            ListSessions list = new ListSessions(world.sessions, world.clock);

            world.clock.advance(Duration.ofDays(1).minusMillis(1));
            assertThat(list.handle(caller)).isInstanceOf(ListSessions.Listed.class);
            world.clock.advance(Duration.ofMillis(1));
            assertThat(list.handle(caller)).isInstanceOf(ListSessions.NotFresh.class);
        }

        @Test
        void shouldRevokeTheOthersOrAll() {
            SignedIn first = signIn();
            SignedIn second = signIn();

            new RevokeOtherSessions(world.sessions, world.audit, world.transactions, world.clock)
                    .handle(first, World.CALLER);
            assertThat(world.sessions.find(second.session().token())).isEmpty();
            assertThat(world.sessions.find(first.session().token())).isPresent();

            new RevokeSessions(world.sessions, world.audit, world.transactions, world.clock)
                    .handle(first, World.CALLER);
            assertThat(world.sessions.find(first.session().token())).isEmpty();
        }

        private List<Session> listed(SignedIn caller) {
            return ((ListSessions.Listed) new ListSessions(world.sessions, world.clock).handle(caller)).sessions();
        }

        private boolean revoke(SignedIn caller, Secret token) {
            return new RevokeSession(world.sessions, world.audit, world.transactions, world.clock)
                    .handle(caller, token, World.CALLER);
        }
    }

    @Nested
    class Passwords {

        @Test
        void shouldChangeThePasswordAndLeaveTheOtherSessions() {
            SignedIn caller = signIn();
            SignedIn other = signIn();

            assertThat(change(caller, PASSWORD, "new password", false, true))
                    .isEqualTo(new ChangePassword.Changed(caller.user(), Optional.empty()));

            assertThat(world.sessions.find(other.session().token())).isPresent();
            assertThat(signIn(PASSWORD)).isInstanceOf(SignIn.InvalidCredentials.class);
            assertThat(signIn("new password")).isInstanceOf(SignIn.Opened.class);
        }

        @Test
        void shouldEndAllSessionsWhenAskedTo() {
            SignedIn caller = signIn();
            SignedIn other = signIn();

            Secret token = token(change(caller, PASSWORD, "new password", true, true));

            assertThat(world.sessions.find(other.session().token())).isEmpty();
            assertThat(world.sessions.find(caller.session().token())).isEmpty();
            assertThat(life(token)).isEqualTo(Duration.ofDays(7));
        }

        @Test
        void shouldOpenASessionOfOneDayForWhoeverIsNotRemembered() {
            assertThat(life(token(change(signIn(), PASSWORD, "new password", true, false))))
                    .isEqualTo(Duration.ofDays(1));
        }

        @Test
        void shouldJudgeTheNewPasswordFirst() {
            SignedIn caller = signIn();

            assertThat(change(caller, "wrong", "short", false, true)).isInstanceOf(ChangePassword.TooShort.class);
            assertThat(change(caller, "wrong", "x".repeat(129), false, true))
                    .isInstanceOf(ChangePassword.TooLong.class);
            assertThat(change(caller, "x".repeat(129), "new password", false, true))
                    .isInstanceOf(ChangePassword.TooLong.class);
            assertThat(change(caller, "wrong", "new password", false, true))
                    .isInstanceOf(ChangePassword.InvalidPassword.class);
        }

        @Test
        void shouldNotOverwriteAPasswordThatWasSetInTheMeantime() {
            SignedIn caller = signIn();
            world.passwordResets.add(
                    Secret.of("t"), user.id(), world.clock.instant().plusSeconds(60));
            assertThat(reset("t", "by the owner")).isInstanceOf(ResetPassword.Reset.class);

            assertThat(change(caller, PASSWORD, "by the thief", false, true))
                    .isInstanceOf(ChangePassword.InvalidPassword.class);
            assertThat(signIn("by the owner")).isInstanceOf(SignIn.Opened.class);
        }

        @Test
        void shouldResetOnceAndLetTheOwnerIn() {
            for (int i = 0; i < 30; i++) {
                signIn("guess " + i);
            }
            assertThat(signIn(PASSWORD)).isInstanceOf(SignIn.TooManyTries.class);
            world.passwordResets.add(
                    Secret.of("t"), user.id(), world.clock.instant().plusSeconds(60));

            assertThat(reset("t", "short")).isInstanceOf(ResetPassword.TooShort.class);
            assertThat(reset("t", "new password")).isInstanceOf(ResetPassword.Reset.class);
            assertThat(reset("t", "newer password")).isInstanceOf(ResetPassword.InvalidToken.class);

            assertThat(signIn("new password")).isInstanceOf(SignIn.Opened.class);
        }

        @Test
        void shouldNotHashForWhoeverHasNoToken() {
            int hashed = world.hasher.hashed();

            assertThat(reset("made up", "new password")).isInstanceOf(ResetPassword.InvalidToken.class);

            assertThat(world.hasher.hashed()).isEqualTo(hashed);
        }

        private ChangePassword.Result change(
                SignedIn caller, String current, String wanted, boolean revoke, boolean remember) {
            return new ChangePassword(
                            world.accounts,
                            world.sessions,
                            world.audit,
                            world.transactions,
                            world.passwordCheck,
                            world.hasher,
                            world.tokens,
                            world.clock)
                    .handle(new ChangePassword.Command(
                            caller, Secret.of(current), Secret.of(wanted), revoke, remember, World.CALLER));
        }

        private ResetPassword.Result reset(String token, String password) {
            return new ResetPassword(
                            world.passwordResets,
                            world.accounts,
                            world.sessions,
                            world.audit,
                            world.transactions,
                            world.passwordCheck,
                            world.hasher,
                            world.tokens,
                            world.clock,
                            true)
                    .handle(new ResetPassword.Command(Secret.of(token), Secret.of(password), World.CALLER));
        }

        private Duration life(Secret token) {
            Session session = world.sessions.find(token).orElseThrow().session();
            return Duration.between(session.createdAt(), session.expiresAt());
        }

        private static Secret token(ChangePassword.Result result) {
            return ((ChangePassword.Changed) result).token().orElseThrow();
        }
    }

    @Nested
    class Addresses {

        @Test
        void shouldVerifyWhatTheTokenProves() {
            Secret token = world.emailTokens.issue(
                    "ada@example.com",
                    world.clock.instant(),
                    world.clock.instant().plusSeconds(60));

            assertThat(verify(token)).isEqualTo(VerifyEmail.Result.VERIFIED);
            assertThat(world.accounts
                            .findCredential(user.id())
                            .orElseThrow()
                            .user()
                            .emailVerified())
                    .isTrue();
            assertThat(verify(token)).isEqualTo(VerifyEmail.Result.VERIFIED);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(verify(token)).isEqualTo(VerifyEmail.Result.EXPIRED);
        }

        @Test
        void shouldKnowOtherTokens() {
            assertThat(verify(Secret.of("made up"))).isEqualTo(VerifyEmail.Result.INVALID);
            assertThat(verify(world.emailTokens.issue(
                            "nobody@example.com",
                            world.clock.instant(),
                            world.clock.instant().plusSeconds(60))))
                    .isEqualTo(VerifyEmail.Result.UNKNOWN_USER);
        }

        private VerifyEmail.Result verify(Secret token) {
            return new VerifyEmail(world.emailTokens, world.accounts, world.audit, world.transactions, world.clock)
                    .handle(token, World.CALLER);
        }
    }

    private SignIn.Result signIn(String password) {
        return world.signIn.handle(new SignIn.Command("ada@example.com", Secret.of(password), true, World.CALLER));
    }

    private SignedIn signIn() {
        return ((SignIn.Opened) signIn(PASSWORD)).signedIn();
    }
}
