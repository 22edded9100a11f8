package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rushes, forgeries, other people's things and rubbish: refused in the words of the API, and nothing half-written. */
@ExtendWith(SharedDen.class)
class BadInputTest {

    private static final String ORPHANS =
            "select count(*) from account a left join user u on u.id = a.user_id where u.id is null";

    private final Den den;

    BadInputTest(Den den) {
        this.den = den;
    }

    @Test
    void shouldMakeOneAccountOutOfARush() {
        long orphansBefore = den.rows().number(ORPHANS);
        String email = Server.newEmail();
        Ask ask = den.post("/api/auth/sign-up/email")
                .from(Server.CONSOLE)
                .json("{name: 'Rush', email: '%s', password: 'long enough'}".formatted(email));

        List<Reply> replies = IntStream.range(0, 200).mapToObj(i -> ask.sendAsync()).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).extracting(Reply::status).isSubsetOf(200, 422, 429);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 422)
                .allSatisfy(reply -> assertThat(reply.json().get("code").textValue())
                        .isIn("USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", "FAILED_TO_CREATE_USER"));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 429)
                .allSatisfy(reply -> assertThat(reply.header("retry-after")).isNotEmpty());
        List<String> users = den.rows().texts("select id from user where email = ?", email);
        assertThat(users).hasSize(1);
        String user = users.getFirst();
        assertThat(den.rows().number("select count(*) from account where user_id = ?", user))
                .isEqualTo(1);
        assertThat(den.rows().number("select count(*) from session where user_id = ?", user))
                .isEqualTo(1);
        assertThat(den.rows().number("select count(*) from org where owner_user_id = ?", user))
                .isEqualTo(1);
        assertThat(den.rows().number("select count(*) from org_membership where user_id = ?", user))
                .isEqualTo(1);
        // Other tests delete users of theirs, so only what this rush left behind counts.
        assertThat(den.rows().number(ORPHANS)).isEqualTo(orphansBefore);
    }

    @Test
    void shouldMakeOneOrgOutOfARush() {
        Person person = den.signUp("Homeless");
        den.rows().update("delete from org where owner_user_id = ?", person.id());
        den.rows().update("delete from org_membership where user_id = ?", person.id());
        Ask ask = den.post("/v1/workers").as(person).json("{name: 'W', destination: 'local', workspacePath: '/w'}");

        List<Reply> replies = IntStream.range(0, 20).mapToObj(i -> ask.sendAsync()).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(den.rows().number("select count(*) from org where owner_user_id = ?", person.id()))
                .isEqualTo(1);
        assertThat(replies.stream()
                        .map(reply -> reply.json().at("/worker/orgId"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldDeleteOnceOutOfARush() {
        Person person = den.signUp("Twice");
        String id = Server.id(den.register(person, "W"));
        Ask ask = den.delete("/v1/workers/" + id).as(person);

        List<Reply> replies = IntStream.range(0, 20).mapToObj(i -> ask.sendAsync()).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(204, 404);
        assertThat(replies).filteredOn(reply -> reply.status() == 204).hasSize(1);
    }

    @Test
    void shouldNotTakeACookieThatSomebodyMade() {
        Person person = den.signUp("Victim");
        String value = Signed.value(Server.SECRET, person.token());
        List<String> cookies = new ArrayList<>(List.of(
                Signed.COOKIE + "=" + person.token(),
                Signed.COOKIE + "=" + person.token() + ".",
                Signed.COOKIE + "=." + value.substring(33),
                Signed.COOKIE + "=" + Signed.value("a guessed secret of the right length ...", person.token()),
                Signed.COOKIE + "=" + Signed.value(Server.SECRET, person.id()),
                Signed.COOKIE + "=" + Signed.value(Server.SECRET, "' or 1=1 -- "),
                Signed.COOKIE + "=" + value + "; " + Signed.COOKIE + "=" + value.replace('a', 'b')
                        + "x".repeat(20_000)));
        for (int length = 0; length < value.length(); length += 7) {
            cookies.add(Signed.COOKIE + "=" + value.substring(0, length));
        }
        cookies.removeIf(cookie -> cookie.length() > 8_000);

        for (String cookie : cookies) {
            assertThat(den.get("/v1/me").with("cookie", cookie).send().status())
                    .as(cookie)
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldNotTakeACookieAgainAfterSignOut() {
        Person person = den.signUp("Leaver");
        den.post("/api/auth/sign-out")
                .from(Server.CONSOLE)
                .as(person)
                .json("{}")
                .send();

        for (String path : new String[] {"/v1/me", "/v1/me/orgs", "/v1/workers"}) {
            assertThat(den.get(path).as(person).send().status()).isEqualTo(401);
            assertThat(den.get(path)
                            .with("authorization", "Bearer " + person.token())
                            .send()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldHideOtherPeoplesWorkers() {
        Person owner = den.signUp("Owner");
        Person other = den.signUp("Other");
        JsonNode created = den.launch(owner, "Private");
        String id = Server.id(created);
        String org = created.at("/worker/orgId").textValue();
        den.awaitHealthy(owner, id);

        for (String suffix : new String[] {"", "?orgId=" + org}) {
            int refused = suffix.isEmpty() ? 404 : 403;
            for (Ask ask : new Ask[] {
                den.get("/v1/workers/" + id + suffix),
                den.get("/v1/workers/" + id + "/events" + suffix),
                den.get("/v1/workers/" + id + "/runtime" + suffix),
                den.post("/v1/workers/" + id + "/runtime/upgrade" + suffix).json("{}"),
                den.post("/v1/workers/" + id + "/tokens" + suffix).json("{}"),
                den.post("/v1/workers/" + id + "/retry" + suffix).json("{}"),
                den.delete("/v1/workers/" + id + suffix)
            }) {
                Reply reply = ask.as(other).send();
                assertThat(reply.status()).as(suffix + reply.body()).isEqualTo(refused);
                assertThat(reply.body()).doesNotContain("Private").doesNotContain(owner.id());
            }
        }
        assertThat(den.get("/v1/workers/" + id + "/teardown").as(other).send().status())
                .isEqualTo(404);
        assertThat(den.get("/v1/workers/" + id).as(owner).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0000b",
                "\\ud83d",
                "\\udd8a\\ud83e",
                "\\u202eevil",
                "\\u0007\\u001b[31m",
                "'; drop table worker; --",
                "<img src=x onerror=alert(1)>",
                "${jndi:ldap://x}",
                "%00%0d%0aSet-Cookie: a=b"
            })
    void shouldStoreOrRefuseStrangeNames(String name) {
        Person person = den.signUp("Plain");
        String json = "{\"name\":\"" + name + "\",\"destination\":\"local\",\"workspacePath\":\"/" + name + "\"}";

        Reply reply = den.post("/v1/workers")
                .as(person)
                .body("application/json", json)
                .send();

        assertThat(reply.status()).as(reply.body()).isIn(201, 400);
        Reply list = den.get("/v1/workers").as(person).send();
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().get("workers")).hasSize(reply.status() == 201 ? 1 : 0);
        Reply account = den.post("/api/auth/sign-up/email")
                .from(Server.CONSOLE)
                .body(
                        "application/json",
                        "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s long enough\"}"
                                .formatted(name, Server.newEmail(), name))
                .send();
        assertThat(account.status()).as(account.body()).isIn(200, 400, 422);
    }

    static Stream<Arguments> rubbish() {
        return Stream.of(
                arguments("no HTTP at all", "\u0000\u0001\u0002\u0003\r\n\r\n"),
                arguments("a TLS hello", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
                arguments("no version", "GET /health\r\n\r\n"),
                arguments("a made-up version", "GET /health HTTP/9.9\r\nHost: x\r\n\r\n"),
                arguments("no host", "GET /health HTTP/1.1\r\n\r\n"),
                arguments(
                        "two lengths",
                        "POST /v1/workers HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                arguments("a negative length", "POST /v1/workers HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
                arguments(
                        "a length and chunks",
                        "POST /v1/workers HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
                arguments(
                        "a chunk of no number",
                        "POST /v1/workers HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n0\r\n\r\n"),
                arguments(
                        "a header without end",
                        "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"),
                arguments("a path without end", "GET /" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                arguments("a blank in a header's name", "GET /health HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n"),
                arguments("dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                arguments(
                        "hidden dots",
                        "GET /web/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                arguments(
                        "half a percent", "GET /v1/workers/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                arguments("a zero", "GET /v1/workers/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                arguments("a method of nobody", "BREW /v1/workers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                arguments(
                        "bad bytes in JSON",
                        "POST /v1/workers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"a\":\"\u00ff\u00fe\"}"),
                arguments(
                        "gzip that is none",
                        "POST /v1/workers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void shouldSurviveRubbish(String title, String bytes) {
        String answer = RawSocket.exchange(den.base(), bytes.getBytes(StandardCharsets.ISO_8859_1));

        if (!answer.isEmpty()) {
            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(answer)
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("root:");
        }
        assertThat(den.get("/health").send().status()).isEqualTo(200);
    }

    @Test
    void shouldNotBeDeepInJson() {
        String deep = "{\"a\":" + "[".repeat(40_000) + "]".repeat(40_000) + "}";

        Reply reply = den.post("/v1/workers").body("application/json", deep).send();

        assertThat(reply.status()).isIn(400, 401);
    }
}
