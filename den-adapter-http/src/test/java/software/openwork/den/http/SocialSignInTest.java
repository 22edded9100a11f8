package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.secret.Secret;

class SocialSignInTest {

    private static final String START = "/api/auth/sign-in/social";
    private static final String ERROR_PAGE = "http://localhost:8788/api/auth/error?error=";
    private static final String STATE_GONE = "better-auth.state=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
    private static final String FORM =
            "{\"provider\":\"github\",\"callbackURL\":\"/dash\",\"newUserCallbackURL\":\"/welcome\","
                    + "\"errorCallbackURL\":\"/login?a=1#frag\"}";

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    private Answer start(String json) {
        return den.client().post(START).trusted().json(json).send();
    }

    private Answer come(String query, String cookie) {
        return den.client()
                .get("/api/auth/callback/github" + query)
                .cookie(cookie)
                .send();
    }

    /** A sign-in that the person has approved. */
    private record Back(String query, String cookie) {}

    private Back approved(String form) {
        Answer started = start(form);
        FakeIdentityProvider.Return back =
                den.github.approve(started.json().path("url").textValue());
        return new Back("?code=" + back.code() + "&state=" + back.state(), TestDen.cookie(started));
    }

    @Nested
    class Starting {

        @Test
        void shouldSendTheBrowserToTheProvider() {
            Answer answer = start(FORM);

            assertThat(answer.status()).isEqualTo(200);
            String url = answer.json().path("url").textValue();
            assertThat(url).startsWith("https://github.example/authorize?state=");
            assertThat(url).endsWith("redirect_uri=http%3A%2F%2Flocalhost%3A8788%2Fapi%2Fauth%2Fcallback%2Fgithub");
            assertThat(answer.json().path("redirect").booleanValue()).isTrue();
            assertThat(answer.header("Location")).contains(url);
            assertThat(answer.setCookies()).hasSize(1);
            assertThat(answer.setCookies().getFirst())
                    .matches(
                            "better-auth\\.state=[A-Za-z0-9]{32}\\.[^;]+%3D; Max-Age=300; Path=/; HttpOnly; SameSite=Lax");
        }

        @Test
        void shouldOnlyTellWhereToGoWhenAsked() {
            Answer answer = start("{\"provider\":\"github\",\"disableRedirect\":true}");

            assertThat(answer.json().path("redirect").booleanValue()).isFalse();
            assertThat(answer.header("Location")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|400|[body.provider] Invalid input",
                    "{\"provider\":5}|400|[body.provider] Invalid input",
                    "[]|400|[body] Invalid input: expected object, received array",
                    "{\"provider\":\"gitlab\"}|404|Provider not found",
                    "{\"provider\":\"\"}|404|Provider not found",
                    "{\"provider\":\"GitHub\"}|404|Provider not found",
                    "{\"provider\":\"github\",\"idToken\":{\"token\":\"a.b.c\"}}|404|id_token not supported",
                    "{\"provider\":\"github\",\"idToken\":\"a\"}|400|[body.idToken] Invalid input: expected object, received string",
                    "{\"provider\":\"github\",\"idToken\":{}}|400|[body.idToken.token] Invalid input: expected string, received undefined",
                    "{\"provider\":\"google\",\"idToken\":{\"token\":\"garbage\"}}|401|Invalid token",
                    "{\"provider\":\"github\",\"scopes\":\"repo\"}|400|[body.scopes] Invalid input: expected array, received string",
                    "{\"provider\":\"github\",\"scopes\":[1]}|400|[body.scopes.0] Invalid input: expected string, received number",
                    "{\"provider\":\"github\",\"loginHint\":null}|400|[body.loginHint] Invalid input: expected string, received null",
                    "{\"provider\":\"github\",\"additionalData\":[]}|400|[body.additionalData] Invalid input: expected record, received array",
                    "{\"provider\":\"github\",\"additionalParams\":{\"a\":1}}|400|[body.additionalParams.a] Invalid input: expected string, received number",
                    "{\"provider\":\"github\",\"additionalParams\":{\"state\":\"x\"}}|400|[body.additionalParams] additionalParams cannot include reserved OAuth parameters: state, client_id, redirect_uri, response_type, code_challenge, code_challenge_method, nonce, scope",
                    "{\"provider\":\"github\",\"callbackURL\":\"https://evil.example/\"}|403|Invalid callbackURL",
                    "{\"provider\":\"github\",\"callbackURL\":\"//evil.example/\"}|403|Invalid callbackURL",
                    "{\"provider\":\"github\",\"errorCallbackURL\":\"https://evil.example/\"}|403|Invalid errorCallbackURL",
                    "{\"provider\":\"github\",\"newUserCallbackURL\":\"dash\"}|403|Invalid newUserCallbackURL",
                })
        void shouldRefuse(String form, int status, String message) {
            Answer answer = start(form);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().path("message").textValue()).isEqualTo(message);
            assertThat(answer.setCookies()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"additionalData\":{\"a\":\"%s\"}",
                    "\"callbackURL\":\"/%s\"",
                })
        void shouldRefuseWhatNothingHolds(String field) {
            Answer answer = start("{\"provider\":\"github\"," + field.formatted("x".repeat(80_000)) + "}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("code").textValue()).isEqualTo("VALIDATION_ERROR");
        }

        @Test
        void shouldNotBeDoneByGet() {
            assertThat(den.client().get(START + "?provider=github").send().status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class ComingBack {

        @Test
        void shouldSignANewPersonIn() {
            Back back = approved(FORM);

            Answer answer = come(back.query, back.cookie);

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("Location")).contains("/welcome");
            assertThat(answer.setCookies()).hasSize(2);
            assertThat(answer.setCookies().get(0)).isEqualTo(STATE_GONE);
            assertThat(answer.setCookies().get(1)).contains("better-auth.session_token=", "; Max-Age=604800; Path=/;");
            String session = answer.setCookies().get(1).split(";", 2)[0];
            assertThat(den.client().get("/v1/me").cookie(session).send().body()).contains("octo@example.com");
        }

        @Test
        void shouldOpenANewSessionWhateverTheBrowserHadBefore() {
            String victim = den.signUp("victim@example.com");
            Back back = approved(FORM);

            Answer answer = come(back.query, back.cookie + "; " + victim);

            assertThat(TestDen.cookies(answer)).doesNotContain(victim);
            assertThat(answer.setCookies().get(1)).startsWith("better-auth.session_token=");
        }

        @Test
        void shouldRefuseAReplay() {
            Back back = approved(FORM);
            come(back.query, back.cookie);

            Answer answer = come(back.query, back.cookie);

            assertThat(answer.header("Location")).contains(ERROR_PAGE + "state_mismatch");
            assertThat(answer.setCookies()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "none=1",
                    "better-auth.state=%s",
                    "better-auth.state=%s.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%%3D"
                })
        void shouldRefuseAnotherBrowser(String cookie) {
            Back back = approved(FORM);
            String state = back.query.substring(back.query.indexOf("state=") + 6);

            Answer answer = come(back.query, cookie.formatted(state));

            assertThat(answer.header("Location")).contains("/login?a=1&error=state_mismatch#frag");
            assertThat(answer.setCookies()).isEmpty();
            assertThat(come(back.query, back.cookie).header("Location")).contains("/welcome");
        }

        @ParameterizedTest
        @CsvSource({
            "'',state_not_found",
            "?code=x,state_not_found",
            "?state=,state_not_found",
            "?code=x&state=unknown,state_mismatch",
            "?error=access_denied,state_not_found",
            "?code=x&state=%F0%9F%A6%8A,state_mismatch",
            "?code=x&state=reset-password:abcdefghijkl,state_mismatch",
        })
        void shouldRefuseAStateThatIsNone(String query, String error) {
            Answer answer = come(query, "a=b");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains(ERROR_PAGE + error);
        }

        @ParameterizedTest
        @CsvSource({
            "?state=a&state=b,'[query.state] Invalid input: expected string, received array'",
            "?state[a]=b,'[query.state] Invalid input: expected string, received object'",
            "?code[]=b,'[query.code] Invalid input: expected string, received array'",
        })
        void shouldRefuseRepetition(String query, String message) {
            Answer answer = come(query, "a=b");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("message").textValue()).isEqualTo(message);
        }

        @Test
        void shouldPassTheProvidersWordOn() {
            Back back = approved(FORM);
            String state = back.query.substring(back.query.indexOf("state="));

            Answer answer = come(
                    "?error=access_denied&error_description=The+user+denied%0d%0aSet-Cookie:%20x&" + state,
                    back.cookie);

            assertThat(answer.header("Location"))
                    .contains("/login?a=1&error=access_denied"
                            + "&error_description=The+user+denied%0D%0ASet-Cookie%3A+x#frag");
            assertThat(answer.setCookies()).containsExactly(STATE_GONE);
        }

        @Test
        void shouldCutWhatNoHeaderHolds() {
            Back back = approved(FORM);
            String state = back.query.substring(back.query.indexOf("state="));

            Answer answer = come("?error=" + "!".repeat(6000) + "&" + state, back.cookie);

            assertThat(answer.status()).isEqualTo(302);
        }

        @Test
        void shouldNotShowACodeToAnotherProvider() {
            Back back = approved(FORM);

            Answer answer = den.client()
                    .get("/api/auth/callback/google" + back.query)
                    .cookie(back.cookie)
                    .send();

            assertThat(answer.header("Location")).contains("/login?a=1&error=invalid_code#frag");
            assertThat(den.google.calls()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "gitlab,302",
            "GitHub,302",
            "git%2Fhub,302",
            "%E0%A4%A,404",
            "'',404",
            "github/,404",
            "github/x,404",
        })
        void shouldKnowWhichProvidersThereAre(String provider, int status) {
            Back back = approved(FORM);

            Answer answer = den.client()
                    .get("/api/auth/callback/" + provider + back.query)
                    .cookie(back.cookie)
                    .send();

            assertThat(answer.status()).isEqualTo(status);
            if (status == 302) {
                assertThat(answer.header("Location")).contains("/login?a=1&error=oauth_provider_not_found#frag");
            }
        }

        @Test
        void shouldSurviveTheFaultsOfAProvider() {
            den.github.fault(ProviderFault.unavailable("no answer"));
            assertThat(errorOf(approved(FORM))).isEqualTo("invalid_code");
            den.github.fault(null).userInfoFault(ProviderFault.unusable("no JSON"));
            assertThat(errorOf(approved(FORM))).isEqualTo("unable_to_get_user_info");
            den.github.userInfoFault(null).person(new ProviderProfile("1", "Octo", null, false, null));
            assertThat(errorOf(approved(FORM))).isEqualTo("email_not_found");
            den.signUp("taken@example.com");
            den.github.person(new ProviderProfile("2", "Octo", "taken@example.com", true, null));
            assertThat(errorOf(approved(FORM))).isEqualTo("account_not_linked");
        }

        private String errorOf(Back back) {
            String location = come(back.query, back.cookie).header("Location").orElseThrow();
            return location.replaceAll(".*error=([a-z_]+)#frag", "$1");
        }

        @Test
        void shouldNotFollowAPlaceThatIsNoLongerTrusted() {
            Back back = approved("{\"provider\":\"github\",\"callbackURL\":\"" + TestDen.ORIGIN + "/dash\"}");
            var pending = den.pendingSignIns.find(state(back)).orElseThrow();
            den.pendingSignIns.remove(state(back));
            den.pendingSignIns.insert(
                    "planted",
                    new PendingSignIn(
                            pending.state(),
                            pending.provider(),
                            pending.codeVerifier(),
                            "https://evil.example/",
                            "https://evil.example/",
                            null,
                            false,
                            null,
                            "{}",
                            pending.expiresAt()),
                    den.clock.instant());

            assertThat(come(back.query, back.cookie).header("Location")).contains("http://localhost:8788");
        }

        private String state(Back back) {
            return back.query.substring(back.query.indexOf("state=") + 6);
        }
    }

    @Nested
    class ComingBackByPost {

        @Test
        void shouldComeOnceMoreByGet() {
            Answer answer = den.client()
                    .post("/api/auth/callback/github?code=fromquery")
                    .form("state=a+b%26c&code=fromform&other=x&user=%7B%7D")
                    .send();

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location"))
                    .contains("http://localhost:8788/api/auth/callback/github"
                            + "?code=fromquery&state=a+b%26c&user=%7B%7D");
        }

        @Test
        void shouldWantATrustedOriginWithCookies() {
            Answer answer = den.client()
                    .post("/api/auth/callback/github")
                    .cookie("a=b")
                    .form("state=a&code=b")
                    .send();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("code").textValue()).isEqualTo("MISSING_OR_NULL_ORIGIN");
        }

        @Test
        void shouldRefuseWhatNoUrlHolds() {
            Answer answer = den.client()
                    .post("/api/auth/callback/github")
                    .form("state=a&code=" + "x".repeat(50_000))
                    .send();

            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Nested
    class WithAnIdToken {

        @Test
        void shouldSignIn() {
            Secret token = den.google.idToken(new ProviderProfile("g-1", "Goo", "goo@example.com", true, null), null);

            Answer answer = start("{\"provider\":\"google\",\"idToken\":{\"token\":\"" + token.reveal()
                    + "\",\"accessToken\":\"ya29\",\"expiresAt\":1e300},\"callbackURL\":\"/dash\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"redirect\":false,\"token\":\"");
            assertThat(answer.json().path("user").path("email").textValue()).isEqualTo("goo@example.com");
            assertThat(answer.setCookies()).hasSize(1);
        }

        @Test
        void shouldSayWhyNot() {
            den.signUp("goo@example.com");
            Secret token = den.google.idToken(new ProviderProfile("g-1", "Goo", "goo@example.com", true, null), null);

            Answer answer = start("{\"provider\":\"google\",\"idToken\":{\"token\":\"" + token.reveal() + "\"}}");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"message\":\"account not linked\",\"code\":\"OAUTH_LINK_ERROR\"}");
        }
    }

    @Nested
    class TheErrorPage {

        @Test
        void shouldShowTheCode() {
            Answer answer = den.client()
                    .get("/api/auth/error?error=state_mismatch&error_description=%3Cb%3Ehello")
                    .send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
            assertThat(answer.body())
                    .contains("state_mismatch", "&lt;b&gt;hello")
                    .doesNotContain("<b>");
        }

        @Test
        void shouldNotRepeatWhatIsNoCode() {
            assertThat(den.client()
                            .get("/api/auth/error?error=%3Cscript%3E")
                            .send()
                            .body())
                    .contains("<code>UNKNOWN</code>")
                    .doesNotContain("script>");
        }

        @ParameterizedTest
        @CsvSource({
            "'',/?error=UNKNOWN",
            "?error=state_mismatch,/?error=state_mismatch",
            "?error=a%20b&error_description=c%20d,/?error=UNKNOWN&error_description=c+d",
            "?error=https://evil.example,/?error=UNKNOWN",
        })
        void shouldLeaveItToThePageAtTheRootOnHttps(String query, String location) {
            try (TestDen secure = TestDen.start(secure())) {
                Answer answer = secure.client().get("/api/auth/error" + query).send();

                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.header("Location")).contains(location);
            }
        }

        private static HttpConfig secure() {
            HttpConfig config = TestDen.CONFIG;
            return new HttpConfig(
                    config.host(),
                    0,
                    URI.create("https://den.example"),
                    config.secret(),
                    config.corsOrigins(),
                    config.trustedOrigins(),
                    config.trustedProxies(),
                    config.version(),
                    config.stopTimeout());
        }

        @Test
        void shouldHaveSecureCookiesOnHttps() {
            try (TestDen secure = TestDen.start(secure())) {
                Answer answer = secure.client()
                        .post(START)
                        .json("{\"provider\":\"github\"}")
                        .send();

                assertThat(answer.setCookies().getFirst())
                        .startsWith("__Secure-better-auth.state=")
                        .endsWith("; Max-Age=300; Path=/; HttpOnly; Secure; SameSite=Lax");
                assertThat(answer.json().path("url").textValue())
                        .contains("redirect_uri=https%3A%2F%2Fden.example%2Fapi%2Fauth%2Fcallback%2Fgithub");
            }
        }
    }

    @Test
    void shouldLinkForWhoIsSignedInOnly() {
        String form = "{\"provider\":\"github\",\"callbackURL\":\"/settings\",\"errorCallbackURL\":\"/oops\"}";
        assertThat(den.client().post("/api/auth/link-social").json(form).send().status())
                .isEqualTo(401);
        String cookie = den.signUp("octo@example.com");
        Answer started = den.client()
                .post("/api/auth/link-social")
                .trusted()
                .cookie(cookie)
                .json(form)
                .send();
        FakeIdentityProvider.Return back = den.github.approve(
                Objects.requireNonNull(started.json().path("url").textValue()));

        Answer answer = come("?code=" + back.code() + "&state=" + back.state(), TestDen.cookie(started));

        assertThat(answer.header("Location")).contains("/settings");
        assertThat(answer.setCookies()).isEqualTo(List.of(STATE_GONE));
    }
}
