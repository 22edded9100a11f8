package software.openwork.den.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.IdentityProvider.Exchange;
import software.openwork.den.domain.account.IdentityProvider.Found;
import software.openwork.den.domain.account.IdentityProvider.Identified;
import software.openwork.den.domain.account.IdentityProvider.InvalidCode;
import software.openwork.den.domain.account.IdentityProvider.NoEmail;
import software.openwork.den.domain.account.IdentityProvider.NoUserInfo;
import software.openwork.den.domain.account.IdentityProvider.NotRefreshed;
import software.openwork.den.domain.account.IdentityProvider.NotSupported;
import software.openwork.den.domain.account.IdentityProvider.Refreshed;
import software.openwork.den.domain.account.IdentityProviderContract;
import software.openwork.den.domain.account.ProviderFault.Kind;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.Person;
import software.openwork.den.simulator.oauth.SeenRequest;
import software.openwork.den.simulator.oauth.SimulatedGitHub;

@Timeout(60)
class GitHubProviderTest {

    private static final Person OCTO = Person.of("1001", "octo", "octo@example.com");

    private final Harness harness = new Harness();
    private final SimulatedGitHub site = harness.simulator.github();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldAskAsTheReplacedServiceDoes() {
        Harness.identified(harness.github);

        List<SeenRequest> seen = site.requests();
        assertThat(seen)
                .extracting(SeenRequest::endpoint)
                .containsExactly(Endpoint.AUTHORIZE, Endpoint.TOKEN, Endpoint.USER, Endpoint.EMAILS);
        SeenRequest token = seen.get(1);
        assertThat(token.header("accept")).isEqualTo("application/json");
        assertThat(token.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(token.header("authorization")).isEmpty();
        assertThat(token.parameters())
                .containsExactly(
                        Map.entry("grant_type", "authorization_code"),
                        Map.entry("code", token.parameter("code")),
                        Map.entry("code_verifier", IdentityProviderContract.VERIFIER.reveal()),
                        Map.entry("redirect_uri", IdentityProviderContract.REDIRECT_URI),
                        Map.entry("client_id", "gh-client"),
                        Map.entry("client_secret", "gh-secret"));
        for (SeenRequest api : seen.subList(2, 4)) {
            assertThat(api.header("authorization")).startsWith("Bearer github-access-");
            assertThat(api.header("user-agent")).isEqualTo("better-auth");
            assertThat(api.parameters()).isEmpty();
        }
    }

    @Test
    void shouldDateTokensThatEnd() {
        site.refreshTokens(true);

        ProviderTokens tokens = Harness.identified(harness.github).tokens();

        assertThat(tokens.accessExpiresAt()).isEqualTo(harness.clock.instant().plusSeconds(28_800));
        assertThat(tokens.refreshExpiresAt()).isEqualTo(harness.clock.instant().plusSeconds(15_897_600));
        assertThat(tokens.scopes()).containsExactly("read:user", "user:email");
        assertThat(tokens.idToken()).isNull();
    }

    @Test
    void shouldNotDateTokensThatLast() {
        ProviderTokens tokens = Harness.identified(harness.github).tokens();

        assertThat(tokens.accessExpiresAt()).isNull();
        assertThat(tokens.refresh()).isNull();
    }

    @Test
    void shouldRefreshOnceWithEachToken() {
        site.refreshTokens(true);
        Secret old = Objects.requireNonNull(
                Harness.identified(harness.github).tokens().refresh());

        assertThat(harness.github.refresh(old))
                .isInstanceOfSatisfying(
                        Refreshed.class,
                        fresh ->
                                assertThat(fresh.tokens().refresh()).isNotNull().isNotEqualTo(old));
        assertThat(harness.github.refresh(old)).isInstanceOf(NotRefreshed.class);
        assertThat(harness.github.refresh(Secret.of(""))).isInstanceOf(NotRefreshed.class);
        assertThat(site.requests().getLast().parameters())
                .extracting(Map.Entry::getKey)
                .containsExactly("grant_type", "refresh_token", "client_id", "client_secret");
    }

    static Stream<Arguments> people() {
        return Stream.of(
                // the public address counts, and the list says whether it is verified
                Arguments.of("pub@example.com", emails("other!* pub@example.com*"), "pub@example.com", true),
                Arguments.of("pub@example.com", emails("pub@example.com!"), "pub@example.com", false),
                Arguments.of("pub@example.com", emails("other@example.com!*"), "pub@example.com", false),
                Arguments.of("pub@example.com", emails("PUB@example.com!*"), "pub@example.com", false),
                // without one the primary, else the first
                Arguments.of(null, emails("other@example.com* Priv@Example.com!*"), "Priv@Example.com", true),
                Arguments.of(null, emails("a@example.com b@example.com*"), "a@example.com", false));
    }

    @ParameterizedTest
    @MethodSource("people")
    void shouldChooseTheAddress(String publicEmail, List<Person.Email> list, String email, boolean verified) {
        site.signedIn(OCTO.withEmails(publicEmail, list));

        Identified octo = Harness.identified(harness.github);

        assertThat(octo.email()).isEqualTo(email);
        assertThat(octo.profile().emailVerified()).isEqualTo(verified);
        assertThat(harness.github.userInfo(octo.tokens()))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.claims()).contains("\"email\":\"" + email + "\""));
    }

    static Stream<Fault> listsThatAreNone() {
        return Stream.of(
                Fault.json(403, "{\"message\":\"forbidden\"}"),
                Fault.json(200, "{\"message\":\"moved\"}"),
                Fault.json(200, "[null,1,\"x\",{},{\"email\":null,\"primary\":true},{\"email\":7}]"),
                Fault.json(200, "[{\"email\":\"a@example.com\""),
                Fault.html(200),
                Fault.html(502),
                new Fault.Reset());
    }

    @ParameterizedTest
    @MethodSource("listsThatAreNone")
    void shouldDoWithoutTheListOfAddresses(Fault fault) {
        site.fail(Endpoint.EMAILS, fault);
        site.signedIn(OCTO);
        Identified octo = Harness.identified(harness.github);
        assertThat(octo.email()).isEqualTo("octo@example.com");
        assertThat(octo.profile().emailVerified()).isFalse();

        site.signedIn(OCTO.withEmails(null, OCTO.emails()));
        assertThat(Harness.signIn(harness.github)).isInstanceOf(NoEmail.class);
    }

    @Test
    void shouldNameWhoHasNoNameByTheLogin() {
        site.signedIn(new Person("1002", "nonew", null, "n@example.com", OCTO.emails(), null));

        assertThat(Harness.identified(harness.github).profile().name()).isEqualTo("nonew");
    }

    @Test
    void shouldKeepLargeNumbersExactly() {
        site.fail(Endpoint.USER, Fault.json(200, "{\"id\":90071992547409931234,\"login\":\"x\",\"email\":\"x@y.zz\"}"));

        assertThat(Harness.identified(harness.github).profile().accountId()).isEqualTo("90071992547409931234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "{\"id\":null}",
                "{\"id\":\"\"}",
                "{\"id\":1.5}",
                "{\"id\":{}}",
                "{\"login\":\"x\"}",
                "{\"id\":1",
                "",
                "{\"id\":1}{\"id\":2}",
                "id=1&login=x"
            })
    void shouldHaveNoUserInfoWithoutAnId(String profile) {
        site.fail(Endpoint.USER, Fault.json(200, profile));

        Exchange exchange = Harness.signIn(harness.github);

        assertThat(exchange).isInstanceOf(NoUserInfo.class);
        assertThat(Harness.faultOf(exchange).kind()).isEqualTo(Kind.UNUSABLE);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.json(400, "{\"error\":\"bad\"}"), Kind.REFUSED, "bad"),
                Arguments.of(Fault.json(401, "{\"message\":\"Bad credentials\"}"), Kind.REFUSED, "HTTP 401"),
                Arguments.of(Fault.json(400, "{\"error\":\"<b>octo@example.com</b>\"}"), Kind.REFUSED, "unknown error"),
                Arguments.of(Fault.html(404), Kind.REFUSED, "HTTP 404"),
                Arguments.of(Fault.json(429, "{}"), Kind.UNAVAILABLE, "HTTP 429"),
                Arguments.of(Fault.html(502), Kind.UNAVAILABLE, "HTTP 502"),
                Arguments.of(Fault.html(200), Kind.UNUSABLE, "no JSON"),
                Arguments.of(Fault.json(200, "{\"access_token\":\"cut"), Kind.UNUSABLE, "no JSON"),
                Arguments.of(Fault.json(200, "[".repeat(5000)), Kind.UNUSABLE, "no JSON"),
                Arguments.of(Fault.json(200, ""), Kind.UNUSABLE, "no JSON"),
                Arguments.of(Fault.redirect("http://127.0.0.1:9/"), Kind.UNUSABLE, "HTTP 302"),
                Arguments.of(Fault.huge(Harness.MAX_BODY), Kind.UNUSABLE, "answer too long"),
                Arguments.of(new Fault.Reset(), Kind.UNAVAILABLE, "no connection, or it broke"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldHaveNoTokensWhenTheTokenEndpointIsOutOfOrder(Fault fault, Kind kind, String detail) {
        site.fail(Endpoint.TOKEN, fault);

        Exchange exchange = Harness.signIn(harness.github);

        assertThat(exchange).isInstanceOf(InvalidCode.class);
        assertThat(Harness.faultOf(exchange).kind()).isEqualTo(kind);
        assertThat(Harness.faultOf(exchange).detail()).isEqualTo(detail);
        assertThat(site.requests(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(site.requests(Endpoint.USER)).isZero();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldHaveNoUserInfoWhenTheApiIsOutOfOrder(Fault fault, Kind kind, String detail) {
        site.fail(Endpoint.USER, fault);

        Exchange exchange = Harness.signIn(harness.github);

        assertThat(exchange).isInstanceOf(NoUserInfo.class);
        assertThat(Harness.faultOf(exchange).kind()).isEqualTo(kind);
        assertThat(Harness.faultOf(exchange).detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":7}",
                "{\"access_token\":[\"a\"]}",
                "[{\"access_token\":\"a\"}]",
                "\"access_token\""
            })
    void shouldHaveNoTokensWithoutAnAccessToken(String answer) {
        site.fail(Endpoint.TOKEN, Fault.json(200, answer));

        assertThat(Harness.signIn(harness.github)).isInstanceOf(InvalidCode.class);
    }

    @Test
    void shouldTakeAnErrorInAGoodAnswerForARefusal() {
        site.fail(Endpoint.TOKEN, Fault.json(200, "{\"error\":\"bad_verification_code\",\"access_token\":\"gho_x\"}"));

        Exchange exchange = Harness.signIn(harness.github);

        assertThat(exchange).isInstanceOf(InvalidCode.class);
        assertThat(Harness.faultOf(exchange).detail()).isEqualTo("bad_verification_code");
    }

    @Test
    void shouldTellOperatorsThatTheClientSecretIsWrong() {
        site.register("gh-client", "another", IdentityProviderContract.REDIRECT_URI);

        assertThat(Harness.faultOf(Harness.signIn(harness.github)).detail()).isEqualTo("incorrect_client_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "-1", "1e99", "null", "{}", "99999999999999999999"})
    void shouldTakeALifeThatIsNoneForUnknown(String life) {
        site.fail(Endpoint.TOKEN, Fault.json(200, "{\"access_token\":\"a\",\"expires_in\":" + life + "}"));
        site.fail(Endpoint.USER, Fault.json(200, "{\"id\":1,\"email\":\"x@example.com\"}"));

        assertThat(Harness.identified(harness.github).tokens().accessExpiresAt())
                .isNull();
    }

    @Test
    void shouldNotPutATokenIntoAHeaderThatCannotHoldIt() {
        site.fail(Endpoint.TOKEN, Fault.json(200, "{\"access_token\":\"gho_a\\r\\nX-Evil: 1\"}"));

        Exchange exchange = Harness.signIn(harness.github);

        assertThat(exchange).isInstanceOf(NoUserInfo.class);
        assertThat(exchange.toString()).doesNotContain("gho_a");
        assertThat(site.requests(Endpoint.USER)).isZero();
    }

    @Test
    void shouldEndInTimeWhenTheProviderIsSlow() {
        Duration limit = Duration.ofMillis(500);
        try (Harness slow = new Harness(limit)) {
            slow.simulator.github().fail(Endpoint.TOKEN, new Fault.Slow(Duration.ofMinutes(5)));

            long begin = System.nanoTime();
            Exchange exchange = Harness.signIn(slow.github);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(limit, limit.multipliedBy(20));
            assertThat(Harness.faultOf(exchange).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(Harness.faultOf(exchange).detail()).isEqualTo("no answer in time");
        }
    }

    @Test
    void shouldReachNobodyOnceClosed() {
        Harness.identified(harness.github);
        harness.adapter.close();

        assertThat(Harness.signIn(harness.github)).isInstanceOf(InvalidCode.class);
        harness.adapter.close();
    }

    @Test
    void shouldHaveNoIdTokens() {
        assertThat(harness.github.verify(Secret.of("a.b.c"), null)).isEqualTo(new NotSupported());
    }

    /** Addresses parted by blanks; {@code !} marks the primary one, {@code *} the verified ones. */
    private static List<Person.Email> emails(String marked) {
        return Stream.of(marked.split(" ", -1))
                .map(each -> new Person.Email(each.replaceAll("[!*]", ""), each.contains("!"), each.contains("*")))
                .toList();
    }
}
