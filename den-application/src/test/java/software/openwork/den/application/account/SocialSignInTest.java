package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.Worker;

class SocialSignInTest {

    private static final String EMAIL = "octo@example.com";

    private final SocialWorld social = new SocialWorld(false);
    private final World world = social.world;

    private static FinishSocialSignIn.Failed failed(SocialSignInError error) {
        return new FinishSocialSignIn.Failed(error, "/login", true);
    }

    @Nested
    class ANewPerson {

        @Test
        void shouldBecomeAUserWithAnOrganisationAndASession() {
            social.github.person(SocialWorld.person("1001", "Octo@Example.com", true));

            FinishSocialSignIn.Opened opened = social.opened(social.github);

            User user = opened.signedIn().user();
            assertThat(opened.target()).isEqualTo("/welcome");
            assertThat(user.email()).isEqualTo(EMAIL);
            assertThat(user.emailVerified()).isTrue();
            assertThat(user.image()).isEqualTo("https://img.example/octo");
            assertThat(world.orgs.memberships(user.id())).hasSize(1);
            assertThat(world.authenticate.handle(opened.signedIn().session().token(), true))
                    .isInstanceOf(Authenticate.Somebody.class);
            LinkedAccount account = social.accounts(user).getFirst();
            assertThat(account.providerId()).isEqualTo("github");
            assertThat(account.accountId()).isEqualTo("1001");
            assertThat(account.tokens().scopes()).containsExactly("profile", "email");
            assertThat(social.audited()).containsExactly("account.sign-up");
        }

        @Test
        void shouldKeepTheirAddressUnprovedWhereTheProviderDoesNotVouchForIt() {
            social.github.person(SocialWorld.person("1001", EMAIL, false));

            assertThat(social.opened(social.github).signedIn().user().emailVerified())
                    .isFalse();
        }

        @Test
        void shouldHaveTheirNameCutAndTheirEndlessPictureLeftOut() {
            social.github.person(
                    new ProviderProfile("1001", "🦊".repeat(300), " Octo@example.com ", true, "x".repeat(5000)));

            User user = social.opened(social.github).signedIn().user();

            assertThat(user.name()).isEqualTo("🦊".repeat(255));
            assertThat(user.email()).isEqualTo(EMAIL);
            assertThat(user.image()).isNull();
        }

        @Test
        void shouldBeTurnedAwayWhenTheyCannotBeKept() {
            social.github.person(SocialWorld.person("1001", "x".repeat(250) + "@example.com", true));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.UNABLE_TO_CREATE_USER));

            social.github.person(SocialWorld.person("1".repeat(256), EMAIL, true));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.UNABLE_TO_CREATE_USER));

            social.github.person(SocialWorld.person("1001", "   ", true));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.UNABLE_TO_CREATE_USER));
        }

        @Test
        void shouldGoWhereTheyWantedIfThereIsNoPlaceForNewPeople() {
            var started = (StartSocialSignIn.Started) social.start.handle(new StartSocialSignIn.Command(
                    "github", "/dash", null, null, List.of(), null, Map.of(), PendingSignIn.NO_DATA, false, null));
            var back = social.github.approve(started.url());

            var result = social.finish.handle(SocialWorld.back("github", back.state(), back.code()));

            assertThat(((FinishSocialSignIn.Opened) result).target()).isEqualTo("/dash");
        }
    }

    @Nested
    class SomebodyKnown {

        @Test
        void shouldBeKnownByTheIdentifierWhateverTheAddressIsNow() {
            User user = social.opened(social.github).signedIn().user();
            String first = access(user);
            world.clock.advance(Duration.ofDays(1));
            social.github.person(new ProviderProfile("1001", "Renamed", "new@example.com", true, null));

            FinishSocialSignIn.Opened again = social.opened(social.github);

            assertThat(again.target()).isEqualTo("/dash");
            assertThat(again.signedIn().user()).isEqualTo(user);
            assertThat(social.accounts(user)).hasSize(1);
            assertThat(access(user)).isNotEqualTo(first);
            assertThat(world.accounts.findCredential("new@example.com")).isEmpty();
        }

        @Test
        void shouldBeKnownToOwnTheAddressOnceTheProviderSaysSo() {
            social.github.person(SocialWorld.person("1001", EMAIL, false));
            social.opened(social.github);
            social.github.person(SocialWorld.person("1001", "OCTO@example.com", true));

            assertThat(social.opened(social.github).signedIn().user().emailVerified())
                    .isTrue();
            assertThat(social.local(EMAIL).emailVerified()).isTrue();
        }

        @Test
        void shouldNotProveAnAddressThatIsNotTheirsHere() {
            social.github.person(SocialWorld.person("1001", EMAIL, false));
            social.opened(social.github);
            social.github.person(SocialWorld.person("1001", "other@example.com", true));

            social.opened(social.github);

            assertThat(social.local(EMAIL).emailVerified()).isFalse();
        }

        private String access(User user) {
            return Objects.requireNonNull(
                            social.accounts(user).getFirst().tokens().access())
                    .reveal();
        }
    }

    @Nested
    class SomebodyWithTheAddressOfAUser {

        @Test
        void shouldBeThatUserWhenBothHaveProvedIt() {
            User user = world.user(EMAIL);
            social.verify(user);

            FinishSocialSignIn.Opened opened = social.opened(social.github);

            assertThat(opened.signedIn().user().id()).isEqualTo(user.id());
            assertThat(opened.target()).isEqualTo("/dash");
            assertThat(social.accounts(user))
                    .extracting(LinkedAccount::providerId)
                    .containsExactly("credential", "github");
            assertThat(social.audited()).contains("account.link");
        }

        @Test
        void shouldBeTurnedAwayWhenTheUserHasNotProvedIt() {
            User user = world.user(EMAIL);

            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.ACCOUNT_NOT_LINKED));
            assertThat(social.accounts(user)).hasSize(1);
        }

        @Test
        void shouldBeTurnedAwayWhenTheProviderHasNotProvedIt() {
            social.verify(world.user(EMAIL));
            social.github.person(SocialWorld.person("1001", EMAIL, false));

            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.ACCOUNT_NOT_LINKED));
        }
    }

    @Nested
    class Reclaiming {

        private final SocialWorld social = new SocialWorld(true);
        private final World world = social.world;

        @Test
        void shouldGiveTheAddressToItsOwnerAndEndAllThatTheSquatterHad() {
            User squatter = world.user(EMAIL);
            Session session = social.passwordSession(EMAIL).session();
            Worker worker = world.cloudWorker(squatter);

            User owner = social.opened(social.github).signedIn().user();

            assertThat(owner.id()).isEqualTo(squatter.id());
            assertThat(owner.emailVerified()).isTrue();
            assertThat(owner.name()).isEqualTo("Octo Cat");
            assertThat(social.accounts(owner))
                    .extracting(LinkedAccount::providerId)
                    .containsExactly("github");
            assertThat(world.authenticate.handle(session.token(), true)).isInstanceOf(Authenticate.Nobody.class);
            assertThat(world.signIn.handle(new SignIn.Command(EMAIL, Secret.of("correct horse"), true, World.CALLER)))
                    .isInstanceOf(SignIn.InvalidCredentials.class);
            assertThat(world.workers.tokens(worker.id())).isEmpty();
            assertThat(social.audited()).contains("account.reclaim");
        }

        @Test
        void shouldWantTheProvidersWord() {
            world.user(EMAIL);
            social.github.person(SocialWorld.person("1001", EMAIL, false));

            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.ACCOUNT_NOT_LINKED));
        }

        @Test
        void shouldLeaveAloneWhoHasProvedTheAddress() {
            User user = world.user(EMAIL);
            social.verify(user);
            Session session = social.passwordSession(EMAIL).session();

            social.opened(social.github);

            assertThat(world.authenticate.handle(session.token(), true)).isInstanceOf(Authenticate.Somebody.class);
            assertThat(social.accounts(user)).hasSize(2);
        }
    }

    @Nested
    class AState {

        @Test
        void shouldCountOnce() {
            FinishSocialSignIn.Command command = social.approved(social.github, null);

            assertThat(social.finish.handle(command)).isInstanceOf(FinishSocialSignIn.Opened.class);
            assertThat(social.finish.handle(command))
                    .isEqualTo(new FinishSocialSignIn.Failed(SocialSignInError.STATE_MISMATCH, null, false));
            assertThat(social.github.calls()).containsExactly("exchange");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "unknown", "00000001SessionSessionSession00"})
        void shouldBeKnown(String state) {
            social.approved(social.github, null);
            var expected = state.isEmpty() ? SocialSignInError.STATE_NOT_FOUND : SocialSignInError.STATE_MISMATCH;

            assertThat(social.finish.handle(SocialWorld.back("github", state, "code")))
                    .isEqualTo(new FinishSocialSignIn.Failed(expected, null, false));
        }

        @Test
        void shouldComeBackToTheBrowserThatHasIt() {
            FinishSocialSignIn.Command right = social.approved(social.github, null);
            FinishSocialSignIn.Command stranger = new FinishSocialSignIn.Command(
                    "github", right.state(), null, right.code(), null, null, null, World.CALLER);

            assertThat(social.finish.handle(stranger))
                    .isEqualTo(new FinishSocialSignIn.Failed(SocialSignInError.STATE_MISMATCH, "/login", false));
            assertThat(social.finish.handle(right)).isInstanceOf(FinishSocialSignIn.Opened.class);
        }

        @Test
        void shouldLastTenMinutes() {
            FinishSocialSignIn.Command command = social.approved(social.github, null);
            world.clock.advance(Duration.ofMinutes(10));

            assertThat(social.finish.handle(command)).isEqualTo(failed(SocialSignInError.STATE_MISMATCH));
            assertThat(social.github.calls()).isEmpty();
        }

        @Test
        void shouldBeSweptWhenItsBrowserNeverCame() {
            String lost =
                    Objects.requireNonNull(social.approved(social.github, null).state());
            world.clock.advance(Duration.ofMinutes(11));

            social.approved(social.github, null);

            assertThat(world.pendingSignIns.find(lost)).isEmpty();
        }

        @Test
        void shouldCountForItsProviderOnly() {
            FinishSocialSignIn.Command command = social.approved(social.github, null);

            assertThat(social.finish.handle(
                            SocialWorld.back("google", Objects.requireNonNull(command.state()), command.code())))
                    .isEqualTo(failed(SocialSignInError.INVALID_CODE));
            assertThat(social.google.calls()).isEmpty();
            assertThat(social.finish.handle(SocialWorld.back(
                            "gitlab",
                            Objects.requireNonNull(
                                    social.approved(social.github, null).state()),
                            "code")))
                    .isEqualTo(failed(SocialSignInError.OAUTH_PROVIDER_NOT_FOUND));
        }
    }

    @Nested
    class TheProvider {

        @Test
        void shouldBeBelievedWhenItSaysNo() {
            String state =
                    Objects.requireNonNull(social.approved(social.github, null).state());

            assertThat(social.finish.handle(new FinishSocialSignIn.Command(
                            "github", state, state, null, "access_denied", "The user denied", null, World.CALLER)))
                    .isEqualTo(new FinishSocialSignIn.RefusedThere("access_denied", "The user denied", "/login"));
        }

        @Test
        void shouldSendACode() {
            String state =
                    Objects.requireNonNull(social.approved(social.github, null).state());

            assertThat(social.finish.handle(SocialWorld.back("github", state, null)))
                    .isEqualTo(failed(SocialSignInError.NO_CODE));
        }

        @Test
        void shouldNotBreakASignInByItsFaults() {
            social.github.fault(ProviderFault.unavailable("HTTP 502"));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.INVALID_CODE));

            social.github.fault(null).userInfoFault(ProviderFault.unusable("no JSON"));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.UNABLE_TO_GET_USER_INFO));

            social.github.userInfoFault(null).person(new ProviderProfile("1001", "Octo", null, false, null));
            assertThat(social.signIn(social.github)).isEqualTo(failed(SocialSignInError.EMAIL_NOT_FOUND));
        }

        @Test
        void shouldBeSetUp() {
            FakeIdentityProvider gitlab = FakeIdentityProvider.github();

            assertThat(new StartSocialSignIn(
                                    new Providers(List.of(), URI.create(SocialWorld.BASE)),
                                    social.pending,
                                    world.tokens,
                                    world.clock)
                            .handle(SocialWorld.command(gitlab, null)))
                    .isEqualTo(new StartSocialSignIn.UnknownProvider());
        }
    }

    @Test
    void shouldRefuseWhatNoUrlHolds() {
        var command = new StartSocialSignIn.Command(
                "github",
                "/dash",
                null,
                null,
                List.of(),
                null,
                Map.of(),
                "{\"a\":\"" + "x".repeat(20_000) + "\"}",
                false,
                null);

        assertThat(social.start.handle(command)).isEqualTo(new StartSocialSignIn.TooLong());
    }
}
