package software.openwork.den.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.secret.Secret;

/** To the letter as the replaced service makes them. */
class AuthorizationUrlTest {

    // from RFC 7636, appendix B
    private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final String PKCE =
            "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Secret SECRET = Secret.of("gh-secret");

    private final OAuthAdapter adapter = OAuthAdapter.create(OAuthConfig.standard(), InstantSource.system());
    private final IdentityProvider github = adapter.github(new GitHubConfig("gh-client", SECRET));
    private final IdentityProvider google = adapter.google(new GoogleConfig("gg-client", SECRET));

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void shouldSendToGitHub() {
        assertThat(github.authorizationUrl(request("github", List.of(), null, Map.of())))
                .isEqualTo("https://github.com/login/oauth/authorize?response_type=code&client_id=gh-client&state=s-_1"
                        + "&scope=read%3Auser+user%3Aemail"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A3005%2Fapi%2Fauth%2Fcallback%2Fgithub" + PKCE);
    }

    @Test
    void shouldSendToGitHubWithAllThatMayBeAskedFor() {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("allow_signup", "false");
        extra.put("ä&b", "ü ~*'()!");

        assertThat(github.authorizationUrl(request("github", List.of("repo", "gist"), "octo@example.com", extra)))
                .isEqualTo("https://github.com/login/oauth/authorize?response_type=code&client_id=gh-client&state=s-_1"
                        + "&scope=read%3Auser+user%3Aemail+repo+gist"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A3005%2Fapi%2Fauth%2Fcallback%2Fgithub"
                        + "&login_hint=octo%40example.com" + PKCE
                        + "&allow_signup=false&%C3%A4%26b=%C3%BC+%7E*%27%28%29%21");
    }

    @Test
    void shouldSendToGoogle() {
        assertThat(google.authorizationUrl(request("google", List.of(), null, Map.of())))
                .isEqualTo("https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=gg-client"
                        + "&state=s-_1&scope=email+profile+openid"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A3005%2Fapi%2Fauth%2Fcallback%2Fgoogle" + PKCE
                        + "&include_granted_scopes=true");
    }

    @Test
    void shouldPutAParameterThatComesTwiceInItsFirstPlace() {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("access_type", "offline");
        extra.put("include_granted_scopes", "false");
        extra.put("login_hint", "b");

        assertThat(google.authorizationUrl(request("google", List.of(), "a", extra)))
                .endsWith("%2Fgoogle&login_hint=b" + PKCE + "&include_granted_scopes=false&access_type=offline");
    }

    @Test
    void shouldKeepTheQueryOfAnOverriddenPage() {
        GitHubConfig config = new GitHubConfig(
                "gh-client",
                SECRET,
                URI.create("https://ghe.example/login/oauth/authorize?tenant=a"),
                GitHubConfig.TOKEN_URL,
                GitHubConfig.API_BASE);

        assertThat(adapter.github(config).authorizationUrl(request("github", List.of(), null, Map.of())))
                .startsWith("https://ghe.example/login/oauth/authorize?tenant=a&response_type=code&");
    }

    @Test
    void shouldRefuseUrlsThatShowSecretsToTheNetwork() {
        for (String url : new String[] {
            "http://ghe.example/token",
            "http://127.0.0.1.evil.example/token",
            "http://localhost.evil.example/token",
            "ftp://ghe.example/token",
            "https://user:password@ghe.example/token",
            "https://ghe.example/token#fragment",
            "https:///token",
            "mailto:token@ghe.example",
            "/token"
        }) {
            assertThatThrownBy(() -> new GitHubConfig(
                            "id", SECRET, GitHubConfig.AUTHORIZE_URL, URI.create(url), GitHubConfig.API_BASE))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("token URL")
                    .hasMessageNotContaining("password");
        }
        for (String url : new String[] {"http://localhost:1/t", "http://127.0.0.1:1/t", "http://[::1]:1/t"}) {
            assertThat(new GoogleConfig("id", SECRET, URI.create(url), GoogleConfig.TOKEN_URL, GoogleConfig.CERTS_URL))
                    .isNotNull();
        }
    }

    @Test
    void shouldRefuseBlankClientsAndLimits() {
        assertThatThrownBy(() -> new GitHubConfig(" ", SECRET)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GoogleConfig("id", Secret.of(" "))).isInstanceOf(IllegalArgumentException.class);
        OAuthConfig good = OAuthConfig.standard();
        assertThatThrownBy(() -> new OAuthConfig(good.connect(), good.call(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OAuthConfig(good.connect(), good.call().negated(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new GitHubConfig("id", SECRET).toString()).doesNotContain(SECRET.reveal());
    }

    private static AuthorizationRequest request(
            String provider, List<String> scopes, @Nullable String hint, Map<String, String> extra) {
        return new AuthorizationRequest(
                "s-_1", VERIFIER, "http://localhost:3005/api/auth/callback/" + provider, scopes, hint, extra);
    }
}
