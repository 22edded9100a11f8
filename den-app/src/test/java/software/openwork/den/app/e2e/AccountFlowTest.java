package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do about their own account, and what is then in the database. */
@ExtendWith(SharedDen.class)
class AccountFlowTest {

    private final Den den;

    AccountFlowTest(Den den) {
        this.den = den;
    }

    @Test
    void shouldListNewestFirstAndRevokeWhatIsListed() {
        Person first = den.signUp("Lister");
        Person second = den.signInAgain(first);

        JsonNode listed = den.get("/api/auth/list-sessions").as(first).send().json();

        assertThat(listed).hasSize(2);
        assertThat(Instant.parse(listed.get(0).get("createdAt").textValue()))
                .isAfterOrEqualTo(Instant.parse(listed.get(1).get("createdAt").textValue()));
        assertThat(listed.findValuesAsText("token")).contains(first.token()).doesNotContain(second.token());
        String shown = listed.findValuesAsText("token").stream()
                .filter(token -> !token.equals(first.token()))
                .findFirst()
                .orElseThrow();
        assertThat(post("revoke-session", first, "{token: '%s'}".formatted(shown))
                        .json())
                .isEqualTo(Json.of("{status: true}"));
        assertThat(den.get("/v1/me").as(second).send().status()).isEqualTo(401);
        assertThat(den.get("/v1/me").as(first).send().status()).isEqualTo(200);
    }

    @Test
    void shouldChangeThePasswordAndEndTheOtherSessions() {
        Person person = den.signUp("Changer");
        Person elsewhere = den.signInAgain(person);

        Reply reply = post(
                "change-password",
                person,
                "{currentPassword: '%s', newPassword: 'another password', revokeOtherSessions: true}"
                        .formatted(Server.PASSWORD));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        Person renewed = person.with(reply.json().get("token").textValue(), reply.cookieHeader());
        assertThat(den.get("/v1/me").as(elsewhere).send().status()).isEqualTo(401);
        assertThat(den.get("/v1/me").as(person).send().status()).isEqualTo(401);
        assertThat(den.get("/v1/me").as(renewed).send().status()).isEqualTo(200);
        assertThat(post("verify-password", renewed, "{password: 'another password'}")
                        .status())
                .isEqualTo(200);
        assertThat(post("verify-password", renewed, "{password: '%s'}".formatted(Server.PASSWORD))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldShowTheNewNameEverywhere() {
        Person person = den.signUp("Before");

        Reply reply = post("update-user", person, "{name: 'After 🦊', image: 'https://img.test/a', id: 'x'}");

        assertThat(reply.cookies()).hasSize(1);
        JsonNode user = den.get("/v1/me").as(person).send().json().get("user");
        assertThat(user.get("name").textValue()).isEqualTo("After 🦊");
        assertThat(user.get("id").textValue()).isEqualTo(person.id());
        post("update-user", person, "{image: null}");
        assertThat(den.get("/v1/me").as(person).send().json().at("/user/image").isNull())
                .isTrue();
        assertThat(den.rows()
                        .number(
                                "SELECT COUNT(*) FROM audit_entry WHERE action = 'account.update' AND target = ?",
                                person.id()))
                .isEqualTo(2);
    }

    /** A row as the replaced service writes it. */
    @Test
    void shouldResetAPasswordOnceByARowOfTheReplacedService() {
        Person person = den.signUp("Forgetful");
        String token = "tok" + UUID.randomUUID();
        den.rows()
                .update(
                        "INSERT INTO verification (id, identifier, value, expires_at)"
                                + " VALUES (?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)",
                        UUID.randomUUID().toString().substring(0, 32),
                        "reset-password:" + token,
                        person.id());

        Reply link = den.get("/api/auth/reset-password/" + token + "?callbackURL=%2Freset")
                .send();
        assertThat(link.status()).isEqualTo(302);
        assertThat(link.header("location")).isEqualTo(den.base() + "/reset?token=" + token);

        String body = "{newPassword: 'after the reset', token: '%s'}".formatted(token);
        assertThat(den.post("/api/auth/reset-password").json(body).send().status())
                .isEqualTo(200);
        assertThat(den.post("/api/auth/reset-password").json(body).send().status())
                .isEqualTo(400);
        assertThat(signIn(person.email(), "after the reset").status()).isEqualTo(200);
        assertThat(signIn(person.email(), Server.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void shouldLockAnAccountAndAnUnknownAddressAlike() {
        Person person = den.signUp("Guessed");
        String unknown = Server.newEmail();
        for (String email : List.of(person.email(), unknown)) {
            for (int i = 0; i < 10; i++) {
                assertThat(signIn(email, "wrong " + i).status()).isEqualTo(401);
            }
        }

        // The right password does not open a locked account either. It is locked for a second at first, so that
        // a slow machine may come too late to see it: it tries on until it does.
        int tries = 0;
        Reply locked = signIn(person.email(), "wrong again");
        while (locked.status() == 401 && ++tries < 8) {
            locked = signIn(person.email(), "wrong again");
        }

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.header("x-retry-after")).matches("\\d+");
        assertThat(locked.header("retry-after")).isEqualTo(locked.header("x-retry-after"));
        assertThat(den.get("/v1/me").as(person).send().status()).isEqualTo(200);
    }

    private Reply post(String path, Person person, String json) {
        return den.post("/api/auth/" + path)
                .from(Server.CONSOLE)
                .as(person)
                .json(json)
                .send();
    }

    private Reply signIn(String email, String password) {
        return den.post("/api/auth/sign-in/email")
                .from(Server.CONSOLE)
                .json("{email: '%s', password: '%s'}".formatted(email, password))
                .send();
    }
}
