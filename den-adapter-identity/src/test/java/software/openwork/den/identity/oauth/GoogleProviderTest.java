package software.openwork.den.identity.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.account.IdentityProvider.Exchange;
import software.openwork.den.domain.account.IdentityProvider.Found;
import software.openwork.den.domain.account.IdentityProvider.Genuine;
import software.openwork.den.domain.account.IdentityProvider.Identified;
import software.openwork.den.domain.account.IdentityProvider.NoUserInfo;
import software.openwork.den.domain.account.IdentityProvider.NotGenuine;
import software.openwork.den.domain.account.IdentityProvider.Refreshed;
import software.openwork.den.domain.account.ProviderFault.Kind;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.Person;
import software.openwork.den.simulator.oauth.SimulatedGoogle;

@Timeout(60)
class GoogleProviderTest {

    private static final Person GOO = Person.of("g-1", "Goo Gle", "Goo@Example.com");
    private static final long NOW = SettableClock.START.getEpochSecond();

    private final Harness harness = new Harness();
    private final SimulatedGoogle site = harness.simulator.google();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldIdentifyByTheIdTokenWithoutAskingForKeys() {
        site.signedIn(GOO);

        Identified goo = Harness.identified(harness.google);

        assertThat(goo.profile().accountId()).isEqualTo("g-1");
        assertThat(goo.tokens().idToken()).isNotNull();
        assertThat(goo.tokens().accessExpiresAt())
                .isEqualTo(harness.clock.instant().plusSeconds(3599));
        assertThat(site.requests(Endpoint.CERTS)).isZero();
    }

    /** Claims, and the fault; none: they are good. */
    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("aud", "another-client", "ID token: audience"),
                Arguments.of("aud", List.of("x", "another-client"), "ID token: audience"),
                Arguments.of("aud", List.of("x", "gg-client"), ""),
                Arguments.of("aud", null, "ID token: audience"),
                Arguments.of("aud", Map.of("a", 1), "ID token: audience"),
                Arguments.of("iss", "https://evil.example", "ID token: issuer"),
                Arguments.of("iss", null, "ID token: issuer"),
                Arguments.of("iss", "accounts.google.com", ""),
                Arguments.of("exp", NOW - 31, "ID token: expired"),
                Arguments.of("exp", NOW - 29, ""),
                Arguments.of("exp", "tomorrow", "ID token: expired"),
                Arguments.of("exp", null, "ID token: expired"),
                Arguments.of("sub", null, "ID token: no subject"),
                Arguments.of("sub", "", "ID token: no subject"),
                Arguments.of("sub", 7, "ID token: no subject"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void shouldCheckTheClaimsOfTheCodeFlow(String name, @Nullable Object value, String fault) {
        site.claims(claim(name, value));

        Exchange exchange = Harness.signIn(harness.google);

        if (fault.isEmpty()) {
            assertThat(exchange).isInstanceOf(Identified.class);
        } else {
            assertThat(exchange).isInstanceOf(NoUserInfo.class);
            assertThat(Harness.faultOf(exchange).kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(Harness.faultOf(exchange).detail()).isEqualTo(fault);
        }
    }

    static Stream<Arguments> directClaims() {
        return Stream.concat(
                claims(),
                Stream.of(
                        Arguments.of("iat", NOW - 3631, "ID token: too old, or of the future"),
                        Arguments.of("iat", NOW - 3629, ""),
                        Arguments.of("iat", NOW + 31, "ID token: too old, or of the future"),
                        Arguments.of("iat", NOW + 29, ""),
                        Arguments.of("iat", null, "ID token: no time of issue"),
                        Arguments.of("iat", "now", "ID token: no time of issue")));
    }

    @ParameterizedTest
    @MethodSource("directClaims")
    void shouldCheckTheClaimsOfAnIdToken(String name, @Nullable Object value, String fault) {
        String token = site.idToken("gg-client", GOO, claim(name, value));

        var check = harness.google.verify(Secret.of(token), null);

        if (fault.isEmpty()) {
            assertThat(check).isInstanceOf(Genuine.class);
        } else {
            assertThat(Harness.faultOf(check).detail()).isEqualTo(fault);
            assertThat(site.requests(Endpoint.CERTS)).isZero();
        }
    }

    static Stream<Arguments> verified() {
        return Stream.of(
                Arguments.of(true, true),
                Arguments.of("true", true),
                Arguments.of(false, false),
                Arguments.of("yes", false),
                Arguments.of(1, false),
                Arguments.of(null, false));
    }

    @ParameterizedTest
    @MethodSource("verified")
    void shouldReadWhetherTheAddressIsVerified(@Nullable Object claim, boolean verified) {
        site.claims(claim("email_verified", claim));

        assertThat(Harness.identified(harness.google).profile().emailVerified()).isEqualTo(verified);
    }

    @Test
    void shouldDoWithoutNameAndPicture() {
        site.claims(claim("name", null));

        assertThat(Harness.identified(harness.google).profile().name()).isEmpty();
    }

    @Test
    void shouldHaveNoUserInfoWhenTheIdTokenIsNone() {
        for (String token : new String[] {"\"garbage\"", "\"a.b.c\"", "\"..\"", "null", "7", "\"e30.W10.\""}) {
            site.fail(Endpoint.TOKEN, Fault.json(200, "{\"access_token\":\"x\",\"id_token\":" + token + "}"));

            assertThat(Harness.signIn(harness.google)).as(token).isInstanceOf(NoUserInfo.class);
        }
    }

    @Test
    void shouldKeepTheOldIdTokenWhenTheNewOneMustNotBeBelieved() {
        site.refreshTokens(true);
        ProviderTokens tokens = Harness.identified(harness.google).tokens();
        assertThat(refreshed(tokens).idToken()).isNotNull();

        site.claims(claim("aud", "another-client"));
        ProviderTokens fresh = refreshed(tokens);

        assertThat(fresh.idToken()).isNull();
        assertThat(fresh.access()).isNotEqualTo(tokens.access());
        assertThat(fresh.refresh()).isNull();
        site.claims(Map.of());
        site.idTokens(false);
        assertThat(refreshed(tokens).idToken()).isNull();
    }

    @Test
    void shouldReadStoredIdTokensOfAnyAge() {
        ProviderTokens tokens = Harness.identified(harness.google).tokens();
        harness.clock.advance(Duration.ofDays(400));

        assertThat(harness.google.userInfo(tokens))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.claims()).contains("\"azp\":\"gg-client\""));
        assertThat(harness.google.userInfo(new ProviderTokens(Secret.of("x"), null, null, null, null, List.of())))
                .isInstanceOf(NoUserInfo.class);
    }

    @Test
    void shouldRefuseForgedIdTokens() {
        String good = site.idToken("gg-client", GOO, Map.of());
        String[] parts = good.split("\\.", -1);

        for (String token : new String[] {
            site.forgedIdToken("gg-client", GOO),
            base64("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + parts[1] + ".",
            base64("{\"alg\":\"HS256\",\"kid\":\"key-1\"}") + "." + parts[1] + "." + parts[2],
            base64("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2],
            base64("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[\"b64\"]}") + "." + parts[1] + "." + parts[2],
            parts[0] + "." + base64(decoded(parts[1]).replace("g-1", "g-2")) + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            good + "."
        }) {
            assertThat(harness.google.verify(Secret.of(token), null)).as(token).isInstanceOf(NotGenuine.class);
        }
        assertThat(harness.google.verify(Secret.of(good), null)).isInstanceOf(Genuine.class);
    }

    @Test
    void shouldAskForKeysOnceInALongTime() {
        for (int i = 0; i < 5; i++) {
            assertThat(verifyFresh()).isInstanceOf(Genuine.class);
            harness.clock.advance(Duration.ofHours(1));
        }
        assertThat(site.requests(Endpoint.CERTS)).isEqualTo(1);

        harness.clock.advance(Duration.ofHours(1));
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
        assertThat(site.requests(Endpoint.CERTS)).isEqualTo(2);
    }

    @Test
    void shouldFindANewKeyAfterAMinute() {
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
        site.rotateKey();
        for (int i = 0; i < 5; i++) {
            assertThat(Harness.faultOf(verifyFresh()).detail()).isEqualTo("ID token: unknown key");
        }
        assertThat(site.requests(Endpoint.CERTS)).isEqualTo(1);

        harness.clock.advance(Duration.ofMinutes(1));
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
    }

    @Test
    void shouldOutliveAnOutageOfTheKeysForADay() {
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
        site.fail(Endpoint.CERTS, Fault.html(503));

        harness.clock.advance(Duration.ofHours(23));
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
        harness.clock.advance(Duration.ofHours(1));
        assertThat(Harness.faultOf(verifyFresh()).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(Harness.faultOf(verifyFresh()).detail()).isEqualTo("keys: HTTP 503");

        site.heal();
        harness.clock.advance(Duration.ofSeconds(5));
        assertThat(verifyFresh()).isInstanceOf(Genuine.class);
    }

    static Stream<Fault> noKeys() {
        return Stream.of(
                Fault.json(200, "{\"keys\":[]}"),
                Fault.json(200, "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"*\",\"e\":\"AQAB\"}]}"),
                Fault.json(200, "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"qqqq\",\"e\":\"AQAB\"}]}"),
                Fault.json(200, "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"key-1\"}, 7, null]}"),
                Fault.json(200, "[]"),
                Fault.html(200),
                Fault.huge(Harness.MAX_BODY),
                new Fault.Reset());
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void shouldNotJudgeWithoutKeys(Fault fault) {
        site.fail(Endpoint.CERTS, fault);

        for (int i = 0; i < 5; i++) {
            assertThat(Harness.faultOf(verifyFresh()).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
        // the client of the JDK repeats a GET when the connection breaks
        assertThat(site.requests(Endpoint.CERTS)).isBetween(1L, 2L);
    }

    private Object verifyFresh() {
        return harness.google.verify(Secret.of(site.idToken("gg-client", GOO, Map.of())), null);
    }

    private ProviderTokens refreshed(ProviderTokens tokens) {
        Secret refresh = tokens.refresh();
        assertThat(refresh).isNotNull();
        return ((Refreshed) harness.google.refresh(refresh)).tokens();
    }

    private static Map<String, @Nullable Object> claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put(name, value);
        return claims;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
    }
}
