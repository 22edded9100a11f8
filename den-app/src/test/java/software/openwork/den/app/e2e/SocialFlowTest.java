package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.OAuthSimulator;
import software.openwork.den.simulator.oauth.Person.Email;
import software.openwork.den.simulator.oauth.SimulatedProvider;

/** Signing in with GitHub and Google, from the first request to the session, against providers that can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocialFlowTest {

    private static final String HTML = "<html><body>Bad gateway</body></html>";

    private final OAuthSimulator simulator = OAuthSimulator.start();
    private final Den den = start(simulator);

    private static Den start(OAuthSimulator simulator) {
        int port = FreePort.pick();
        String callback = "http://localhost:" + port + "/api/auth/callback/";
        simulator.github().register("gh-client", "gh-secret", callback + "github");
        simulator.google().register("gg-client", "gg-secret", callback + "google");
        return Den.start(
                port,
                Map.ofEntries(
                        Map.entry("GITHUB_CLIENT_ID", "gh-client"),
                        Map.entry("GITHUB_CLIENT_SECRET", "gh-secret"),
                        Map.entry("DEN_GITHUB_AUTHORIZE_URL", simulator.github().authorizeUrl()),
                        Map.entry("DEN_GITHUB_TOKEN_URL", simulator.github().tokenUrl()),
                        Map.entry("DEN_GITHUB_API_BASE", simulator.github().apiBase()),
                        Map.entry("GOOGLE_CLIENT_ID", "gg-client"),
                        Map.entry("GOOGLE_CLIENT_SECRET", "gg-secret"),
                        Map.entry("DEN_GOOGLE_AUTHORIZE_URL", simulator.google().authorizeUrl()),
                        Map.entry("DEN_GOOGLE_TOKEN_URL", simulator.google().tokenUrl()),
                        Map.entry("DEN_GOOGLE_CERTS_URL", simulator.google().certsUrl()),
                        Map.entry("DEN_RECLAIM_UNVERIFIED", "true")));
    }

    @AfterAll
    void stop() {
        den.close();
        simulator.close();
    }

    private String email = "";

    private static software.openwork.den.simulator.oauth.Person octo(String id, String address) {
        return software.openwork.den.simulator.oauth.Person.of(id, "Octo Cat", address);
    }

    private static String newId() {
        return Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits() >>> 12));
    }

    @BeforeEach
    void heal() {
        email = Server.newEmail();
        simulator.github().heal();
        simulator.google().heal();
        simulator.google().claims(Map.of());
        simulator.github().signedIn(octo(newId(), Server.newEmail()));
        simulator.google().signedIn(octo(newId(), Server.newEmail()));
    }

    private Reply begin(String provider, String more) {
        return den.post("/api/auth/sign-in/social")
                .from(Server.CONSOLE)
                .json(
                        "{provider: '%s', callbackURL: '/dash', newUserCallbackURL: '/welcome', errorCallbackURL: '/login'%s}"
                                .formatted(provider, more))
                .send();
    }

    /** Opens the provider's page and returns where the browser is sent back to, without the origin. */
    private static String visit(Reply begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create(begun.json().get("url").textValue()).toURL().openConnection();
            page.setInstanceFollowRedirects(false);
            String location = page.getHeaderField("Location");
            assertThat(location).as("status " + page.getResponseCode()).isNotNull();
            return location.substring(location.indexOf("/api/auth/"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Reply signIn(String provider) {
        Reply begun = begin(provider, "");
        return den.get(visit(begun)).with("cookie", begun.cookieHeader()).send();
    }

    private String errorOf(Reply reply) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("location")).startsWith("/login?error=");
        return reply.header("location").substring("/login?error=".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "google"})
    void shouldTakeANewPersonInAndKnowThemTheNextTime(String provider) {
        Reply first = signIn(provider);

        assertThat(first.status()).isEqualTo(302);
        assertThat(first.header("location")).isEqualTo("/welcome");
        JsonNode me =
                den.get("/v1/me").with("cookie", first.cookieHeader()).send().json();
        assertThat(me.at("/user/name").textValue()).isEqualTo("Octo Cat");
        assertThat(me.at("/user/emailVerified").booleanValue()).isTrue();
        assertThat(den.get("/v1/me/orgs")
                        .with("cookie", first.cookieHeader())
                        .send()
                        .json()
                        .at("/orgs"))
                .hasSize(1);

        Reply second = signIn(provider);

        assertThat(second.header("location")).isEqualTo("/dash");
        assertThat(second.cookieHeader()).isNotEqualTo(first.cookieHeader());
        assertThat(den.get("/v1/me")
                        .with("cookie", second.cookieHeader())
                        .send()
                        .json()
                        .at("/user/id"))
                .isEqualTo(me.at("/user/id"));
    }

    @Test
    void shouldRefuseAReplay() {
        Reply begun = begin("github", "");
        String back = visit(begun);
        den.get(back).with("cookie", begun.cookieHeader()).send();

        Reply again = den.get(back).with("cookie", begun.cookieHeader()).send();

        assertThat(again.header("location")).endsWith("/api/auth/error?error=state_mismatch");
        assertThat(again.cookies()).isEmpty();
    }

    @Test
    void shouldRefuseACodeThatWasUsedUnderAnotherState() {
        Reply first = begin("github", "");
        String used = visit(first);
        den.get(used).with("cookie", first.cookieHeader()).send();
        Reply second = begin("github", "");
        String state = visit(second).replaceAll(".*state=", "");
        String code = used.replaceAll(".*code=([^&]*).*", "$1");

        Reply reply = den.get("/api/auth/callback/github?code=" + code + "&state=" + state)
                .with("cookie", second.cookieHeader())
                .send();

        assertThat(errorOf(reply)).isEqualTo("invalid_code");
    }

    @Test
    void shouldRefuseAStrangersBrowser() {
        String back = visit(begin("github", ""));

        assertThat(errorOf(den.get(back).send())).isEqualTo("state_mismatch");
        assertThat(errorOf(den.get(back)
                        .with("cookie", begin("github", "").cookieHeader())
                        .send()))
                .isEqualTo("state_mismatch");
    }

    @Test
    void shouldNotShowACodeToTheOtherProvider() {
        Reply begun = begin("github", "");
        long before = simulator.google().requests(Endpoint.TOKEN);

        Reply reply = den.get(visit(begun).replace("callback/github", "callback/google"))
                .with("cookie", begun.cookieHeader())
                .send();

        assertThat(errorOf(reply)).isEqualTo("invalid_code");
        assertThat(simulator.google().requests(Endpoint.TOKEN)).isEqualTo(before);
    }

    @Test
    void shouldPassOnThatThePersonDenied() {
        simulator.github().deny();

        assertThat(errorOf(signIn("github"))).isEqualTo("access_denied&error_description=The+user+denied+it");
    }

    @Test
    void shouldRefuseWhatNoUrlHolds() {
        String much = "x".repeat(50_000);

        assertThat(begin("github", ", loginHint: '" + much + "'").status()).isEqualTo(400);
        assertThat(begin("github", ", scopes: ['" + much + "']").status()).isEqualTo(400);
        assertThat(begin("github", ", additionalParams: {a: '" + much + "'}").status())
                .isEqualTo(400);
    }

    private record Broken(String title, String provider, Consumer<OAuthSimulator> how, String error) {
        Arguments arguments() {
            return Arguments.of(title, this);
        }
    }

    static Stream<Arguments> faults() {
        Stream<Broken> tokens = Stream.of("github", "google")
                .flatMap(provider -> Stream.of(
                                Fault.html(200),
                                Fault.html(502),
                                Fault.json(200, "{\"access_token\":null}"),
                                Fault.json(200, "[]"),
                                Fault.json(200, "{\"access_token\":"),
                                Fault.json(400, HTML),
                                Fault.json(200, "{\"error\":\"bad_verification_code\"}"),
                                Fault.redirect("http://localhost:9/"),
                                Fault.huge(400_000),
                                new Fault.Reset())
                        .map(fault -> new Broken(
                                provider + " tokens " + text(fault),
                                provider,
                                simulator -> provider(simulator, provider).fail(Endpoint.TOKEN, fault),
                                "invalid_code")));
        Stream<Broken> people = Stream.of(
                        Fault.html(200),
                        Fault.html(500),
                        Fault.json(200, "{}"),
                        Fault.json(200, "{\"id\":null,\"login\":\"x\"}"),
                        Fault.json(401, "{\"message\":\"Bad credentials\"}"),
                        Fault.redirect("http://localhost:9/"),
                        new Fault.Reset())
                .map(fault -> new Broken(
                        "github user " + text(fault),
                        "github",
                        simulator -> simulator.github().fail(Endpoint.USER, fault),
                        "unable_to_get_user_info"));
        Stream<Broken> claims = Stream.of(
                new Broken(
                        "google for another client",
                        "google",
                        simulator -> simulator.google().claims(Map.of("aud", "somebody-else")),
                        "unable_to_get_user_info"),
                new Broken(
                        "google without address",
                        "google",
                        simulator -> simulator.google().claims(Collections.singletonMap("email", null)),
                        "email_not_found"),
                new Broken(
                        "github without address",
                        "github",
                        simulator -> simulator
                                .github()
                                .signedIn(octo(newId(), "x@people.test").withEmails(null, List.of())),
                        "email_not_found"));
        return Stream.of(tokens, people, claims).flatMap(each -> each).map(Broken::arguments);
    }

    private static SimulatedProvider provider(OAuthSimulator simulator, String provider) {
        return provider.equals("github") ? simulator.github() : simulator.google();
    }

    private static String text(Fault fault) {
        String text = fault.toString();
        return text.substring(0, Math.min(80, text.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldEndWithACodeWhateverTheProviderDoes(String title, Broken broken) {
        broken.how.accept(simulator);

        Reply reply = signIn(broken.provider);

        assertThat(errorOf(reply)).isEqualTo(broken.error);
        assertThat(reply.cookieHeader()).isEmpty();
    }

    @Test
    void shouldTakeAnAddressThatIsNotVerifiedForWhatItIs() {
        simulator.github().signedIn(octo(newId(), email).withEmails(null, List.of(new Email(email, true, false))));

        Reply reply = signIn("github");

        assertThat(den.get("/v1/me")
                        .with("cookie", reply.cookieHeader())
                        .send()
                        .json()
                        .at("/user/emailVerified")
                        .booleanValue())
                .isFalse();
    }

    @Nested
    class SomebodyElseRegisteredTheAddress {

        private final Person squatter = den.signUp("Squatter");

        @Test
        void shouldLoseItToTheOneWhoProvesIt() {
            String worker = Server.id(den.launch(squatter, "w"));
            simulator.github().signedIn(octo(newId(), squatter.email()));

            Reply owner = signIn("github");

            assertThat(owner.header("location")).isEqualTo("/dash");
            assertThat(den.get("/v1/me").as(squatter).send().status()).isEqualTo(401);
            assertThat(den.post("/api/auth/sign-in/email")
                            .json("{email: '%s', password: '%s'}".formatted(squatter.email(), squatter.password()))
                            .send()
                            .status())
                    .isEqualTo(401);
            assertThat(den.rows()
                            .number(
                                    "select count(*) from worker_token where worker_id = ? and revoked_at is null",
                                    worker))
                    .isZero();
            assertThat(den.rows().number("select count(*) from audit_entry where action = 'account.reclaim'"))
                    .isPositive();
        }

        @Test
        void shouldKeepItFromWhoDoesNotProveIt() {
            simulator
                    .github()
                    .signedIn(octo(newId(), squatter.email())
                            .withEmails(squatter.email(), List.of(new Email(squatter.email(), true, false))));

            assertThat(errorOf(signIn("github"))).isEqualTo("account_not_linked");
            assertThat(den.get("/v1/me").as(squatter).send().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldLinkListUseAndUnlinkAnAccount() {
        Person person = den.signUp("Ada");
        simulator.google().signedIn(octo(newId(), person.email()));
        Reply begun = den.post("/api/auth/link-social")
                .as(person)
                .from(Server.CONSOLE)
                .json("{provider: 'google', callbackURL: '/settings', errorCallbackURL: '/login'}")
                .send();
        Reply linked =
                den.get(visit(begun)).with("cookie", begun.cookieHeader()).send();
        assertThat(linked.header("location")).isEqualTo("/settings");
        assertThat(linked.cookieHeader()).isEmpty();

        JsonNode account =
                den.get("/api/auth/list-accounts").as(person).send().json().get(1);
        assertThat(account.get("providerId").textValue()).isEqualTo("google");
        String id = account.get("id").textValue();
        JsonNode info = den.get("/api/auth/account-info?accountId=" + id)
                .as(person)
                .send()
                .json();
        assertThat(info.at("/data/sub")).isEqualTo(account.get("accountId"));
        assertThat(own(person, "get-access-token", id).json().get("accessToken").textValue())
                .startsWith("google-");
        assertThat(own(person, "unlink-account", id).body()).isEqualTo("{\"status\":true}");
        assertThat(den.get("/api/auth/list-accounts").as(person).send().json()).hasSize(1);
    }

    private Reply own(Person person, String path, String id) {
        return den.post("/api/auth/" + path)
                .as(person)
                .from(Server.CONSOLE)
                .json("{accountId: '" + id + "'}")
                .send();
    }

    @Test
    void shouldSignInWithAnIdTokenOfGoogleAndNoOther() {
        software.openwork.den.simulator.oauth.Person person = octo(newId(), email);
        Map<String, String> tokens = Map.of(
                simulator.google().idToken("gg-client", person, Map.of()), "200",
                simulator.google().idToken("other-client", person, Map.of()), "401",
                simulator.google().idToken("gg-client", person, Map.of("iss", "https://evil.example")), "401",
                simulator.google().idToken("gg-client", person, Map.of("exp", 1)), "401",
                simulator.google().forgedIdToken("gg-client", person), "401");

        tokens.forEach((token, status) -> {
            Reply reply = den.post("/api/auth/sign-in/social")
                    .from(Server.CONSOLE)
                    .json("{provider: 'google', idToken: {token: '%s'}}".formatted(token))
                    .send();
            assertThat(Integer.toString(reply.status())).as(reply.body()).isEqualTo(status);
        });
    }
}
