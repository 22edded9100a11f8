package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;

class SignInWithIdTokenTest {

    private static final ProviderProfile PERSON = SocialWorld.person("g-1", "Goo@example.com", true);

    private final SocialWorld social = new SocialWorld(false);

    private SignInWithIdToken.Result signIn(String provider, Secret token, @Nullable String nonce) {
        return social.withIdToken.handle(
                new SignInWithIdToken.Command(provider, token, nonce, Secret.of("ya29"), null, null, World.CALLER));
    }

    @Test
    void shouldMakeAUserTheFirstTimeAndKnowThemTheNext() {
        Secret token = social.google.idToken(PERSON, null);

        User user = opened(signIn("google", token, null));
        User again = opened(social.withIdToken.handle(new SignInWithIdToken.Command(
                "google", social.google.idToken(PERSON, null), null, null, null, null, World.CALLER)));

        assertThat(user.email()).isEqualTo("goo@example.com");
        assertThat(again).isEqualTo(user);
        LinkedAccount account = social.accounts(user).getFirst();
        assertThat(account.tokens().access()).isEqualTo(Secret.of("ya29"));
        assertThat(account.tokens().idToken()).isNotEqualTo(token);
    }

    @Test
    void shouldRefuse() {
        assertThat(signIn("github", Secret.of("a.b.c"), null)).isEqualTo(new SignInWithIdToken.NotSupported());
        assertThat(signIn("gitlab", Secret.of("a.b.c"), null)).isEqualTo(new SignInWithIdToken.UnknownProvider());
        assertThat(signIn("google", Secret.of("garbage"), null)).isEqualTo(new SignInWithIdToken.NotGenuine());
        assertThat(signIn("google", social.google.idToken(PERSON, "a"), "b"))
                .isEqualTo(new SignInWithIdToken.NotGenuine());
        assertThat(signIn(
                        "google",
                        social.google.idToken(new ProviderProfile("g-2", "No", null, true, null), null),
                        null))
                .isEqualTo(new SignInWithIdToken.NoEmail());

        social.world.user("goo@example.com");
        assertThat(signIn("google", social.google.idToken(PERSON, null), null))
                .isEqualTo(new SignInWithIdToken.NotLinked());
        assertThat(signIn(
                        "google",
                        social.google.idToken(SocialWorld.person("g-3", "x".repeat(250) + "@example.com", true), null),
                        null))
                .isEqualTo(new SignInWithIdToken.NotCreated());
    }

    private static User opened(SignInWithIdToken.Result result) {
        if (result instanceof SignInWithIdToken.Opened opened) {
            return opened.signedIn().user();
        }
        throw new AssertionError(result);
    }
}
