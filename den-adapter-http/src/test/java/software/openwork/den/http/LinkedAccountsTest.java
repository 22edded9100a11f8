package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.ProviderFault;

class LinkedAccountsTest {

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("octo@example.com");

    @AfterEach
    void stop() {
        den.close();
    }

    private Answer post(String path, String json) {
        return den.client()
                .post("/api/auth/" + path)
                .trusted()
                .cookie(cookie)
                .json(json)
                .send();
    }

    private JsonNode list() {
        return den.client().get("/api/auth/list-accounts").cookie(cookie).send().json();
    }

    /** Links an account and returns the identifier of its row. */
    private String link() {
        Answer started = post("link-social", "{\"provider\":\"github\",\"callbackURL\":\"/\"}");
        FakeIdentityProvider.Return back =
                den.github.approve(started.json().path("url").textValue());
        den.client()
                .get("/api/auth/callback/github?code=" + back.code() + "&state=" + back.state())
                .cookie(TestDen.cookie(started))
                .send();
        return list().path(1).path("id").textValue();
    }

    @Test
    void shouldListTheWaysInWithoutTokens() {
        link();

        JsonNode accounts = list();

        assertThat(accounts).hasSize(2);
        JsonNode password = accounts.path(0);
        assertThat(password.path("providerId").textValue()).isEqualTo("credential");
        assertThat(password.path("accountId")).isEqualTo(password.path("userId"));
        assertThat(password.path("scopes")).isEmpty();
        JsonNode github = accounts.path(1);
        assertThat(github.path("accountId").textValue()).isEqualTo("1001");
        assertThat(github.path("scopes").toString()).isEqualTo("[\"profile\",\"email\"]");
        assertThat(github.toString()).doesNotContain("access-").doesNotContain("refresh-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list-accounts|GET||401|{\"message\":\"Unauthorized\",\"code\":\"UNAUTHORIZED\"}",
                "unlink-account|POST|{\"accountId\":\"a\"}|401|{\"message\":\"Unauthorized\",\"code\":\"UNAUTHORIZED\"}",
                "unlink-account|POST|{\"providerId\":\"github\"}|400|{\"message\":\"[body.accountId] Invalid input: expected string, received undefined\",\"code\":\"VALIDATION_ERROR\"}",
                "unlink-account|POST|{}|400|{\"message\":\"[body.accountId] Invalid input: expected string, received undefined\",\"code\":\"VALIDATION_ERROR\"}",
                "get-access-token|POST|{\"accountId\":\"a\"}|401|''",
                "refresh-token|POST|{\"providerId\":\"github\"}|401|''",
                "get-access-token|POST|{}|400|{\"message\":\"[body] Invalid input\",\"code\":\"VALIDATION_ERROR\"}",
                "get-access-token|POST|{\"accountId\":\"a\",\"userId\":\"b\"}|400|{\"message\":\"[body] Invalid input\",\"code\":\"VALIDATION_ERROR\"}",
                "get-access-token|POST|{\"accountId\":5}|400|{\"message\":\"[body] Invalid input\",\"code\":\"VALIDATION_ERROR\"}",
                "account-info?accountId=a|GET||401|''",
                "account-info|GET||400|{\"message\":\"[query] Invalid input\",\"code\":\"VALIDATION_ERROR\"}",
            })
    void shouldTurnStrangersAway(String path, String method, String body, int status, String expected) {
        RawClient.Request request = den.client().request(method, "/api/auth/" + path);

        Answer answer = (body == null ? request : request.json(body)).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(expected == null ? "" : expected);
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void shouldUnlinkInTheWordsOfBothVersions() {
        assertThat(post("unlink-account", "{\"accountId\":\"" + link() + "\"}").body())
                .isEqualTo("{\"status\":true}");
        link();
        assertThat(post("unlink-account", "{\"providerId\":\"github\",\"accountId\":\"1001\"}")
                        .status())
                .isEqualTo(200);
        String id = link();
        assertThat(post("unlink-account", "{\"providerId\":\"github\",\"accountId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(post("unlink-account", "{\"providerId\":\"credential\",\"accountId\":\"nope\"}")
                        .body())
                .isEqualTo(
                        "{\"message\":\"You can't unlink your last account\",\"code\":\"FAILED_TO_UNLINK_LAST_ACCOUNT\"}");
        link();
        assertThat(post("unlink-account", "{\"accountId\":\"nope\",\"providerId\":\"nope\"}")
                        .body())
                .isEqualTo("{\"message\":\"Account not found\",\"code\":\"ACCOUNT_NOT_FOUND\"}");
    }

    @Test
    void shouldWantAFreshSessionToUnlink() {
        String id = link();
        den.clock.advance(Duration.ofDays(1));

        Answer answer = post("unlink-account", "{\"accountId\":\"" + id + "\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Session is not fresh\",\"code\":\"SESSION_NOT_FRESH\"}");
    }

    @Test
    void shouldGiveTokensToTheirOwner() {
        String id = link();

        JsonNode token =
                post("get-access-token", "{\"accountId\":\"" + id + "\"}").json();
        JsonNode refreshed =
                post("refresh-token", "{\"accountId\":\"" + id + "\"}").json();
        JsonNode older = post("refresh-token", "{\"providerId\":\"github\"}").json();

        assertThat(token.path("accessToken").textValue()).startsWith("access-");
        assertThat(token.path("scopes")).hasSize(2);
        assertThat(token.has("idToken")).isFalse();
        assertThat(token.has("accessTokenExpiresAt")).isFalse();
        assertThat(refreshed.path("accessToken")).isNotEqualTo(token.path("accessToken"));
        assertThat(refreshed.path("accountId").textValue()).isEqualTo(id);
        assertThat(refreshed.path("providerId").textValue()).isEqualTo("github");
        assertThat(refreshed.path("scope").textValue()).isEqualTo("profile,email");
        assertThat(refreshed.path("refreshTokenExpiresAt").isNull()).isTrue();
        assertThat(older.path("accountId").textValue()).isEqualTo("1001");
    }

    @Test
    void shouldSayWhyThereIsNone() {
        String id = link();
        String password = list().path(0).path("id").textValue();
        den.github.fault(ProviderFault.refused("invalid_grant"));

        assertThat(code("get-access-token", "nope")).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(code("get-access-token", password)).isEqualTo("PROVIDER_NOT_SUPPORTED");
        assertThat(code("refresh-token", id)).isEqualTo("FAILED_TO_REFRESH_ACCESS_TOKEN");
        assertThat(info(id).json().path("code").textValue()).isEqualTo("FAILED_TO_GET_USER_INFO");
        assertThat(info(password).json().path("code").textValue()).isEqualTo("PROVIDER_NOT_CONFIGURED");
        assertThat(info("nope").json().path("code").textValue()).isEqualTo("ACCOUNT_NOT_FOUND");
    }

    @Test
    void shouldShowWhatTheProviderSays() {
        String id = link();

        JsonNode info = info(id).json();

        assertThat(info.path("user").path("email").textValue()).isEqualTo("octo@example.com");
        assertThat(info.path("user").path("emailVerified").booleanValue()).isTrue();
        assertThat(info.path("data").path("id").textValue()).isEqualTo("1001");
        assertThat(info.path("account").path("id").textValue()).isEqualTo(id);
        assertThat(info.path("account").path("accountId").textValue()).isEqualTo("1001");
    }

    private String code(String path, String id) {
        return post(path, "{\"accountId\":\"" + id + "\"}").json().path("code").textValue();
    }

    private Answer info(String id) {
        return den.client()
                .get("/api/auth/account-info?accountId=" + id)
                .cookie(cookie)
                .send();
    }
}
