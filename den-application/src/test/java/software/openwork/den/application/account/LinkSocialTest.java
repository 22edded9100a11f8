package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** What somebody signed in does with their accounts at providers. */
class LinkSocialTest {

    private static final String EMAIL = "octo@example.com";

    private final SocialWorld social = new SocialWorld(false);
    private final World world = social.world;
    private final User user = world.user(EMAIL);
    private final SignedIn session = social.passwordSession(EMAIL);

    private FinishSocialSignIn.Result link() {
        return social.finish.handle(social.approved(social.github, session));
    }

    private LinkedAccount github() {
        assertThat(link()).isEqualTo(new FinishSocialSignIn.Linked("/dash"));
        return social.accounts(user).getLast();
    }

    private static FinishSocialSignIn.Failed failed(SocialSignInError error) {
        return new FinishSocialSignIn.Failed(error, "/login", true);
    }

    @Nested
    class Linking {

        @Test
        void shouldAddAnAccountEvenWhereTheAddressIsNotProvedHere() {
            LinkedAccount account = github();

            assertThat(account.providerId()).isEqualTo("github");
            assertThat(account.userId()).isEqualTo(user.id());
            assertThat(social.audited()).contains("account.link");
        }

        @Test
        void shouldRenewTheTokensAndHaveEachScopeOnceWhenRepeated() {
            LinkedAccount first = github();
            LinkedAccount second = github();

            assertThat(social.accounts(user)).hasSize(2);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.tokens().access()).isNotEqualTo(first.tokens().access());
            assertThat(second.tokens().scopes()).containsExactly("profile", "email");
        }

        @Test
        void shouldWantAProvedAddressAndTheSameOne() {
            social.github.person(SocialWorld.person("1001", EMAIL, false));
            assertThat(link()).isEqualTo(failed(SocialSignInError.UNABLE_TO_LINK_ACCOUNT));

            social.github.person(SocialWorld.person("1001", "other@example.com", true));
            assertThat(link()).isEqualTo(failed(SocialSignInError.EMAIL_DOES_NOT_MATCH));

            social.github.person(new ProviderProfile("1001", "Octo", null, true, null));
            assertThat(link()).isEqualTo(failed(SocialSignInError.EMAIL_DOES_NOT_MATCH));
            assertThat(social.accounts(user)).hasSize(1);
        }

        @Test
        void shouldNotTakeAnAccountAwayFromSomebodyElse() {
            social.github.person(SocialWorld.person("1001", "other@example.com", true));
            User other = social.opened(social.github).signedIn().user();
            social.github.person(SocialWorld.person("1001", EMAIL, true));

            assertThat(link()).isEqualTo(failed(SocialSignInError.ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER));
            assertThat(social.accounts(other)).hasSize(1);
        }

        @Test
        void shouldWantTheSessionThatAsked() {
            FinishSocialSignIn.Command command = social.approved(social.github, session);
            world.signOut.handle(session.session().token(), Caller.DEN);
            social.passwordSession(EMAIL);

            assertThat(social.finish.handle(command)).isEqualTo(failed(SocialSignInError.UNABLE_TO_LINK_ACCOUNT));
            assertThat(social.github.calls()).isEmpty();
        }

        @Test
        void shouldTakeTheBrowsersSessionWhereTheReplacedServiceBeganTheLink() {
            assertThat(ofReplacedService(null)).isEqualTo(failed(SocialSignInError.UNABLE_TO_LINK_ACCOUNT));

            world.user("eve@example.com");
            Secret stranger =
                    social.passwordSession("eve@example.com").session().token();
            assertThat(ofReplacedService(stranger)).isEqualTo(failed(SocialSignInError.UNABLE_TO_LINK_ACCOUNT));

            assertThat(ofReplacedService(session.session().token())).isEqualTo(new FinishSocialSignIn.Linked("/dash"));
        }

        private FinishSocialSignIn.Result ofReplacedService(@Nullable Secret presented) {
            FinishSocialSignIn.Command began = social.approved(social.github, session);
            String state = Objects.requireNonNull(began.state());
            PendingSignIn ours = world.pendingSignIns.find(state).orElseThrow();
            world.pendingSignIns.remove(state);
            PendingSignIn theirs = new PendingSignIn(
                    state,
                    null,
                    ours.codeVerifier(),
                    ours.callbackUrl(),
                    ours.errorUrl(),
                    null,
                    false,
                    new PendingSignIn.Link(user.id(), EMAIL, null),
                    PendingSignIn.NO_DATA,
                    ours.expiresAt());
            world.pendingSignIns.insert("theirs", theirs, world.clock.instant());
            return social.finish.handle(new FinishSocialSignIn.Command(
                    "github", state, state, began.code(), null, null, presented, World.CALLER));
        }
    }

    @Nested
    class Unlinking {

        @Test
        void shouldTakeAnAccountByEitherName() {
            String first = github().id();
            assertThat(unlink(new AccountChoice.ById(first))).isEqualTo(UnlinkAccount.Result.UNLINKED);

            github();
            assertThat(unlink(new AccountChoice.ByProvider("github", "1002")))
                    .isEqualTo(UnlinkAccount.Result.NOT_FOUND);
            assertThat(unlink(new AccountChoice.ByProvider("github", "1001"))).isEqualTo(UnlinkAccount.Result.UNLINKED);

            github();
            assertThat(unlink(new AccountChoice.ByProvider("github", null))).isEqualTo(UnlinkAccount.Result.UNLINKED);
            assertThat(social.accounts(user)).hasSize(1);
            assertThat(social.audited()).contains("account.unlink");
        }

        @Test
        void shouldLeaveOneWayIn() {
            assertThat(unlink(new AccountChoice.ByProvider("credential", null)))
                    .isEqualTo(UnlinkAccount.Result.LAST_ACCOUNT);
        }

        @Test
        void shouldNotTouchAccountsOfOthers() {
            github();
            social.github.person(SocialWorld.person("2002", "other@example.com", true));
            LinkedAccount ofOther = social.accounts(
                            social.opened(social.github).signedIn().user())
                    .getFirst();

            assertThat(unlink(new AccountChoice.ById(ofOther.id()))).isEqualTo(UnlinkAccount.Result.NOT_FOUND);
            assertThat(unlink(new AccountChoice.ByProvider("github", "2002")))
                    .isEqualTo(UnlinkAccount.Result.NOT_FOUND);
        }

        @Test
        void shouldWantASessionOfToday() {
            String id = github().id();
            world.clock.advance(Duration.ofDays(1));

            assertThat(unlink(new AccountChoice.ById(id))).isEqualTo(UnlinkAccount.Result.NOT_FRESH);
        }

        private UnlinkAccount.Result unlink(AccountChoice choice) {
            return social.unlink.handle(session, choice, World.CALLER);
        }
    }

    @Nested
    class UsingTokens {

        private final AccountChoice choice = new AccountChoice.ByProvider("github", null);

        @Test
        void shouldGiveATokenAsItIsWhileItLasts() {
            social.github.accessExpiresAt(world.clock.instant().plusSeconds(6));
            LinkedAccount account = github();

            assertThat(accessToken()).isEqualTo(account.tokens().access());
            assertThat(social.github.calls()).doesNotContain("refresh");
        }

        @Test
        void shouldRefreshATokenThatIsAboutToEnd() {
            Instant end = world.clock.instant().plusSeconds(60);
            social.github.accessExpiresAt(end);
            LinkedAccount old = github();
            world.clock.advance(Duration.ofSeconds(56));
            social.github.accessExpiresAt(end.plusSeconds(3600));

            Secret fresh = accessToken();

            assertThat(fresh).isNotEqualTo(old.tokens().access());
            LinkedAccount kept = social.accounts(user).getLast();
            assertThat(kept.tokens().access()).isEqualTo(fresh);
            assertThat(kept.tokens().accessExpiresAt()).isEqualTo(end.plusSeconds(3600));
            assertThat(accessToken()).isEqualTo(fresh);
        }

        @Test
        void shouldSayWhenTheProviderGivesNoNewOne() {
            LinkedAccount old = github();
            social.github.fault(ProviderFault.refused("invalid_grant"));

            assertThat(social.use.refreshedToken(user.id(), choice)).isEqualTo(new UseProviderAccount.NotRefreshed());
            assertThat(social.accounts(user).getLast()).isEqualTo(old);
        }

        @Test
        void shouldShowTheProfile() {
            LinkedAccount account = github();

            assertThat(social.use.profile(user.id(), choice))
                    .isInstanceOfSatisfying(UseProviderAccount.Shown.class, shown -> {
                        assertThat(shown.account()).isEqualTo(account);
                        assertThat(shown.found().profile().accountId()).isEqualTo("1001");
                    });

            social.github.userInfoFault(ProviderFault.refused("HTTP 401"));
            assertThat(social.use.profile(user.id(), choice)).isEqualTo(new UseProviderAccount.NoProfile());
        }

        @Test
        void shouldNotSpeakOfPasswordsAndStrangers() {
            assertThat(social.use.accessToken(user.id(), new AccountChoice.ByProvider("credential", null)))
                    .isEqualTo(new UseProviderAccount.NotSupported("credential"));
            assertThat(social.use.accessToken(user.id(), choice)).isEqualTo(new UseProviderAccount.NotFound());
        }

        private Secret accessToken() {
            if (social.use.accessToken(user.id(), choice) instanceof UseProviderAccount.Ready ready) {
                return Optional.ofNullable(ready.account().tokens().access()).orElseThrow();
            }
            throw new AssertionError("no token");
        }
    }
}
