package software.openwork.den.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the stand-in refuses what the real ones refuse: else a test against it proves nothing. */
@Timeout(60)
class OAuthSimulatorTest {

    private static final String REDIRECT_URI = "https://den.example/callback";
    // from RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final OAuthSimulator simulator = OAuthSimulator.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void register() {
        simulator.github().register("id", "secret", REDIRECT_URI);
        simulator.google().register("id", "secret", REDIRECT_URI);
    }

    @AfterEach
    void close() {
        http.close();
        simulator.close();
    }

    @Test
    void shouldGiveTokensOnceForACode() throws Exception {
        String code = codeOf(authorize("user:email", CHALLENGE));

        JsonNode tokens = json(token(code, VERIFIER, REDIRECT_URI, "secret"));
        assertThat(tokens.get("scope").asText()).isEqualTo("user:email");
        HttpResponse<String> user = api("/user", tokens.get("access_token").asText());
        assertThat(json(user).get("id").isIntegralNumber()).isTrue();
        assertThat(json(api("/user/emails", tokens.get("access_token").asText())))
                .hasSize(1);

        assertError(token(code, VERIFIER, REDIRECT_URI, "secret"), "bad_verification_code");
    }

    @Test
    void shouldRefuseAWrongVerifierSecretOrRedirectUri() throws Exception {
        assertError(
                token(codeOf(authorize("user", CHALLENGE)), VERIFIER + "x", REDIRECT_URI, "secret"),
                "bad_verification_code");
        assertError(
                token(codeOf(authorize("user", CHALLENGE)), VERIFIER, REDIRECT_URI, "guess"),
                "incorrect_client_credentials");
        assertError(
                token(codeOf(authorize("user", CHALLENGE)), VERIFIER, REDIRECT_URI + "/x", "secret"),
                "redirect_uri_mismatch");
    }

    @Test
    void shouldNotSendTheBrowserToAStranger() throws Exception {
        HttpResponse<String> page = get(simulator.github().authorizeUrl()
                + "?response_type=code&client_id=id&state=s&redirect_uri=https://evil.example/&code_challenge_method=S256"
                + "&code_challenge=" + CHALLENGE);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void shouldDemandPkce() throws Exception {
        assertThat(location(authorize("user", ""))).isEqualTo(REDIRECT_URI + "?error=invalid_request&state=s+%26");
    }

    @Test
    void shouldDenyForWhoeverIsSignedIn() throws Exception {
        simulator.github().deny();
        assertThat(location(authorize("user", CHALLENGE))).startsWith(REDIRECT_URI + "?error=access_denied&");

        simulator.github().signedIn(Person.of("7", "Eve Other", "eve@example.com"));
        assertThat(location(authorize("user", CHALLENGE))).startsWith(REDIRECT_URI + "?code=");
    }

    @Test
    void shouldHideAddressesWithoutTheScope() throws Exception {
        JsonNode tokens = json(token(codeOf(authorize("user", CHALLENGE)), VERIFIER, REDIRECT_URI, "secret"));

        assertThat(api("/user/emails", tokens.get("access_token").asText()).statusCode())
                .isEqualTo(404);
        assertThat(api("/user", "made-up").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldBeOutOfOrderOnDemand() throws Exception {
        String url = simulator.google().certsUrl();
        simulator.google().fail(Endpoint.CERTS, Fault.html(503));
        assertThat(get(url).statusCode()).isEqualTo(503);

        simulator.google().fail(Endpoint.CERTS, new Fault.Reset());
        assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);

        simulator.google().fail(Endpoint.CERTS, new Fault.Slow(Duration.ofMillis(50)));
        assertThat(json(get(url)).get("keys")).hasSize(1);

        simulator.google().heal();
        assertThat(simulator.google().requests(Endpoint.CERTS)).isGreaterThanOrEqualTo(3);
        assertThat(get(url).statusCode()).isEqualTo(200);
        assertThat(get(url + "/below").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldPublishAnotherKeyAfterRotation() throws Exception {
        String before = get(simulator.google().certsUrl()).body();
        simulator.google().rotateKey();

        assertThat(get(simulator.google().certsUrl()).body()).isNotEqualTo(before);
    }

    @Test
    void shouldSeeWhatWasAsked() throws Exception {
        authorize("user", CHALLENGE);

        SeenRequest seen = simulator.github().requests().getFirst();
        assertThat(seen.endpoint()).isEqualTo(Endpoint.AUTHORIZE);
        assertThat(seen.parameter("state")).isEqualTo("s &");
        assertThat(List.of(seen.parameter("missing"), seen.header("missing"))).containsOnly("");
    }

    private HttpResponse<String> authorize(String scope, String challenge) throws Exception {
        return get(simulator.github().authorizeUrl() + "?response_type=code&client_id=id&state=s+%26&scope=" + scope
                + "&redirect_uri=" + REDIRECT_URI + "&code_challenge_method=S256&code_challenge=" + challenge);
    }

    private HttpResponse<String> token(String code, String verifier, String redirectUri, String secret)
            throws Exception {
        String form = "grant_type=authorization_code&client_id=id&client_secret=" + secret + "&code=" + code
                + "&code_verifier=" + verifier + "&redirect_uri=" + redirectUri;
        return send(HttpRequest.newBuilder(URI.create(simulator.github().tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> api(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(simulator.github().apiBase() + path))
                .header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String codeOf(HttpResponse<String> answer) {
        return location(answer).replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertError(HttpResponse<String> answer, String error) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("error").asText()).isEqualTo(error);
    }
}
