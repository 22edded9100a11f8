package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.PendingSignInRepository;
import software.openwork.den.domain.account.PendingSignInRepositoryContract;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

class MysqlPendingSignInsTest extends PendingSignInRepositoryContract {

    private static final String STATE = "AbCdEfGhIjKlMnOpQrStUvWxYz_-0123";
    private static final Instant END = Instant.parse("2026-03-29T01:40:00.123Z");

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    private static int count;

    @Override
    protected PendingSignInRepository pending() {
        return DATABASE.adapter().pendingSignIns();
    }

    private static void plant(String identifier, String value) {
        DATABASE.rows().execute("DELETE FROM verification WHERE identifier = ?", identifier);
        DATABASE.rows()
                .execute(
                        "INSERT INTO verification (id, identifier, value, expires_at) VALUES (?, ?, ?, '2026-03-29 01:40:00.123')",
                        "planted" + ++count,
                        identifier,
                        value);
    }

    @Test
    void shouldUnderstandASignInOfTheReplacedService() {
        plant("auth-state:" + STATE, """
                {"plan":"pro","callbackURL":"http://localhost:3005/dash","codeVerifier":"v","errorURL":"/login",\
                "newUserURL":"/welcome","expiresAt":1774748400123,"requestSignUp":true,"oauthState":"%s"}""".formatted(STATE));

        assertThat(pending().find(STATE))
                .contains(new PendingSignIn(
                        STATE,
                        null,
                        Secret.of("v"),
                        "http://localhost:3005/dash",
                        "/login",
                        "/welcome",
                        true,
                        null,
                        "{\"plan\":\"pro\"}",
                        END));
        assertThat(pending().remove(STATE)).isTrue();
    }

    @Test
    void shouldUnderstandALinkOfAnOlderOne() {
        plant(STATE, """
                {"callbackURL":"/","codeVerifier":"v","link":{"email":"ada@example.com","userId":"user1"},\
                "expiresAt":1774748400123}""");

        PendingSignIn found = pending().find(STATE).orElseThrow();

        assertThat(found.link()).isEqualTo(new PendingSignIn.Link(new UserId("user1"), "ada@example.com", null));
        assertThat(pending().remove(STATE)).isTrue();
        assertThat(pending().find(STATE)).isEmpty();
    }

    @Test
    void shouldTakeTheEarlierOfTwoEnds() {
        plant("auth-state:" + STATE, "{\"codeVerifier\":\"v\",\"expiresAt\":1774748400000}");

        assertThat(pending().find(STATE).orElseThrow().expiresAt()).isEqualTo(END.minusMillis(123));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user-id-of-a-password-reset",
                "[]",
                "null",
                "{}",
                "{\"codeVerifier\":5,\"expiresAt\":1774748400123}",
                "{\"codeVerifier\":\"v\",\"expiresAt\":\"soon\"}",
                "{\"codeVerifier\":\"v\",\"expiresAt\":1774748400123,\"oauthState\":\"another\"}",
                "{\"codeVerifier\":\"v\",\"expiresAt\":1774748400123,\"link\":{\"userId\":\"user1\"}}",
                "{\"codeVerifier\":\"v\",\"expiresAt\":1774748400123,\"link\":null}",
            })
    void shouldNotTakeAnythingElseForASignIn(String value) {
        plant("auth-state:" + STATE, value);

        assertThat(pending().find(STATE)).isEmpty();
        assertThat(pending().remove(STATE)).isFalse();
    }

    @Test
    void shouldLeaveOtherProofsAlone() {
        plant("reset-password:abcdefghijklmnop", "{\"codeVerifier\":\"v\",\"expiresAt\":1774748400123}");

        assertThat(pending().find("reset-password:abcdefghijklmnop")).isEmpty();
        assertThat(pending().remove("reset-password:abcdefghijklmnop")).isFalse();
    }
}
