package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens the gate, and for how long. */
class CredentialTest {

    private final FakeHost host = FakeHost.start();
    private TestGate gate = TestGate.before(host.port());

    @AfterEach
    void stop() {
        gate.close();
        host.close();
    }

    private void restart(String... settings) {
        gate.close();
        gate = TestGate.before(host.port(), settings);
    }

    private int status(Raw request) {
        return gate.send(request).status();
    }

    @Nested
    class Header {

        @Test
        void shouldPassAndGoNoFurther() {
            assertThat(status(Raw.get("/ui?a=1&b=%20|x").token(TestGate.TOKEN).with("X-Other: kept")))
                    .isEqualTo(200);

            assertThat(host.last().line()).isEqualTo("GET /ui?a=1&b=%20|x HTTP/1.1");
            assertThat(host.last().head()).doesNotContain(TestGate.TOKEN).contains("X-Other: kept");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "fine-weather-today-42",
                    "FINE-WEATHER-TODAY-42",
                    "Fine-Weather-Today-42,Fine-Weather-Today-42",
                    "Bearer Fine-Weather-Today-42",
                    "\"Fine-Weather-Today-42\"",
                    "Fine-Weather-Today-4",
                    "Fine-Weather-Today-422",
                    "Fine%2DWeather-Today-42",
                    "client-of-the-host-1234",
                    "owner-of-the-host-1234"
                })
        void shouldRefuseAllButTheToken(String token) {
            assertThat(status(Raw.get("/ui").token(token))).isEqualTo(401);
            assertThat(host.seen()).isEmpty();
        }

        @Test
        void shouldRefuseTwoOfThem() {
            assertThat(status(Raw.get("/ui").token(TestGate.TOKEN).token(TestGate.TOKEN)))
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").token("bad").token(TestGate.TOKEN)))
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").token(""))).isEqualTo(401);
        }

        @Test
        void shouldNotLookAtATokenBesideAValidCookie() {
            String cookie = gate.cookie();
            gate.log(1);

            assertThat(gate.told(Raw.get("/ui").token("bad").cookie(cookie)))
                    .contains("\"status\":200", "\"labs.access.source\":\"cookie\"");
        }

        @Test
        void shouldTakeTheTokenBesideABadCookie() {
            assertThat(status(Raw.get("/ui").token(TestGate.TOKEN).cookie("v1.bad")))
                    .isEqualTo(200);
            assertThat(host.last().values("Cookie")).isEmpty();
        }
    }

    @Nested
    class Cookie {

        @Test
        void shouldBeWhatTheContractSays() {
            Reply reply = gate.send(Raw.login("token=" + TestGate.TOKEN + "&next=/ui"));

            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.location()).isEqualTo("/ui");
            assertThat(reply.header("Set-Cookie"))
                    .contains("Path=/", "Max-Age=43200", "HttpOnly", "SameSite=Lax", "Secure")
                    .doesNotContain("Domain")
                    .doesNotContain(TestGate.TOKEN);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void shouldPassAndGoNoFurther() {
            assertThat(status(Raw.get("/ui").with("Cookie: a=b; openwork_labs_access=" + gate.cookie() + "; c=\"d\"")))
                    .isEqualTo(200);
            assertThat(host.last().values("Cookie")).containsExactly("a=b; c=\"d\"");
        }

        @Test
        void shouldEndWhenItsTimeIsOver() {
            String cookie = gate.cookie();

            gate.clock.advance(Duration.ofSeconds(43_199));
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(200);
            gate.clock.advance(Duration.ofSeconds(1));
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(401);
        }

        @Test
        void shouldNotBeginBeforeItsTime() {
            String cookie = gate.cookie();

            gate.clock.advance(Duration.ofSeconds(-10));
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(401);
        }

        @Test
        void shouldBeGoneAfterARotation() {
            String cookie = gate.cookie();

            restart("OPENWORK_LABS_ACCESS_TOKEN", "Another-Token-Of-Ours");
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(401);
            restart(
                    "OPENWORK_LABS_ACCESS_TOKEN",
                    "Another-Token-Of-Ours",
                    "OPENWORK_LABS_ACCESS_TOKEN_PREVIOUS",
                    TestGate.TOKEN);
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(401);
        }

        @Test
        void shouldOutliveARestartWithTheSameToken() {
            String cookie = gate.cookie();

            restart();
            assertThat(status(Raw.get("/ui").cookie(cookie))).isEqualTo(200);
        }

        @Test
        void shouldRefuseEveryChange() {
            String cookie = gate.cookie();
            for (int i = 0; i < cookie.length(); i++) {
                char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
                String changed = cookie.substring(0, i) + other + cookie.substring(i + 1);
                assertThat(status(Raw.get("/ui").cookie(changed))).as(changed).isEqualTo(401);
            }
            assertThat(host.seen()).isEmpty();
        }

        @Test
        void shouldRefuseOtherForms() {
            String cookie = gate.cookie();
            for (String value : new String[] {
                "",
                "%00",
                TestGate.TOKEN,
                "none" + cookie.substring(2),
                "v2" + cookie.substring(2),
                cookie + ".",
                cookie + "." + cookie,
                "." + cookie,
                cookie.substring(0, cookie.lastIndexOf('.') + 1),
                cookie.toUpperCase(Locale.ROOT),
                "\"" + cookie + "\"",
                cookie + "\"",
                "v1.....",
                "A".repeat(8_000)
            }) {
                assertThat(status(Raw.get("/ui").cookie(value))).as(value).isEqualTo(401);
            }
            assertThat(status(Raw.get("/ui").with("Cookie: OPENWORK_LABS_ACCESS=" + cookie)))
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").with("Cookie: a=\"x; openwork_labs_access=" + cookie + "\"")))
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").with("Cookie: a=\"x; openwork_labs_access=" + cookie + "; b=\"")))
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").with("X-Cookie: openwork_labs_access=" + cookie)))
                    .isEqualTo(401);
            assertThat(host.seen()).isEmpty();
        }

        @Test
        void shouldStandANeighboursCookieOfTheSameName() {
            assertThat(status(Raw.get("/ui")
                            .with("Cookie: openwork_labs_access=planted; openwork_labs_access=" + gate.cookie())))
                    .isEqualTo(200);
            assertThat(host.last().head()).doesNotContain("openwork_labs_access");
        }

        @Test
        void shouldNotBeSetByTheHost() {
            Reply reply = gate.send(Raw.get("/sets-cookies").token(TestGate.TOKEN));

            assertThat(reply.headers("Set-Cookie")).containsExactly("a=b");
        }
    }

    @Nested
    class Link {

        @ParameterizedTest
        @CsvSource({
            "/ui?labs_access_token=TOKEN, /ui",
            "/ui?a=1&labs_access_token=TOKEN&b=%2F|x, /ui?a=1&b=%2F|x",
            "/ui?labs_access_token=TOKEN&, /ui?",
            "/ui?labs%5Faccess_token=TOKEN, /ui",
            "/a;p=1/b?&&labs_access_token=TOKEN, /a;p=1/b?&"
        })
        void shouldBecomeACookieOnce(String target, String clean) {
            for (String method : new String[] {"GET", "HEAD"}) {
                Reply reply = gate.send(Raw.request(method, target.replace("TOKEN", TestGate.TOKEN))
                        .navigating());
                assertThat(reply.status()).isEqualTo(303);
                assertThat(reply.location()).isEqualTo(clean);
                assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
                assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(status(Raw.get("/ui").cookie(reply.cookie()))).isEqualTo(200);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/ui?labs_access_token=TOKEN&labs_access_token=bad",
                    "/ui?labs_access_token=bad&labs_access_token=TOKEN",
                    "/ui?labs_access_token[]=TOKEN",
                    "/ui?LABS_ACCESS_TOKEN=TOKEN",
                    "/ui?x=1;labs_access_token=TOKEN",
                    "/ui?labs_access_token=",
                    "/ui?labs_access_token"
                })
        void shouldRefuseOtherForms(String target) {
            Reply reply = gate.send(Raw.get(target.replace("TOKEN", TestGate.TOKEN)));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Set-Cookie")).isEmpty();
            assertThat(host.seen()).isEmpty();
        }

        @Test
        void shouldOpenNothingThatComesAgainByItself() {
            String target = "/w/1/x?labs_access_token=" + TestGate.TOKEN;

            assertThat(status(Raw.get(target).with("Accept: text/event-stream")))
                    .isEqualTo(401);
            assertThat(status(Raw.get(target).with("Connection: Upgrade, close", "Upgrade: websocket")))
                    .isEqualTo(401);
            assertThat(status(Raw.request("POST", target))).isEqualTo(401);
            assertThat(host.seen()).isEmpty();
        }

        @Test
        void shouldIssueNothingOnAnOpenRoute() {
            Reply reply = gate.send(Raw.get("/health?labs_access_token=" + TestGate.TOKEN + "&x"));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Set-Cookie")).isEmpty();
            assertThat(host.last().line()).isEqualTo("GET /health?x HTTP/1.1");
        }

        @Test
        void shouldLoseTheTokenWithACookieToo() {
            String cookie = gate.cookie();
            String target = "/ui?labs_access_token=whatever&a=1";

            assertThat(gate.send(Raw.get(target).cookie(cookie).navigating()).location())
                    .isEqualTo("/ui?a=1");
            assertThat(status(Raw.get(target).cookie(cookie))).isEqualTo(200);
            assertThat(host.last().line()).isEqualTo("GET /ui?a=1 HTTP/1.1");
        }
    }

    @Nested
    class Rotation {

        private static final String NEW = "The-Next-Token-Of-Ours";

        @Test
        void shouldTakeTheOldTokenInHeaderAndFormAndSayWhoUsesIt() {
            restart("OPENWORK_LABS_ACCESS_TOKEN", NEW, "OPENWORK_LABS_ACCESS_TOKEN_PREVIOUS", TestGate.TOKEN);

            assertThat(status(Raw.get("/ui").token(TestGate.TOKEN).with("X-OpenWork-Client-Id: ada")))
                    .isEqualTo(200);
            assertThat(gate.log(1).getFirst())
                    .contains("\"labs.access.token_name\":\"previous\"", "\"actor.client_id\":\"ada\"");
            String cookie = gate.cookie();
            assertThat(status(Raw.get("/ui?labs_access_token=" + TestGate.TOKEN)))
                    .isEqualTo(401);

            restart("OPENWORK_LABS_ACCESS_TOKEN", NEW);
            assertThat(status(Raw.get("/ui").cookie(cookie)))
                    .as("signed by the new token")
                    .isEqualTo(200);
            assertThat(status(Raw.get("/ui").token(TestGate.TOKEN))).isEqualTo(401);
        }
    }

    @Nested
    class File {

        @TempDir
        private Path folder;

        @Test
        void shouldRevokeOneTokenWithoutTheOthers() throws IOException {
            Path file = folder.resolve("tokens");
            Files.writeString(file, "# ours\nada token-of-ada-1\ngrace token-of-grace-1 2026-03-02\n");
            restart("OPENWORK_LABS_ACCESS_TOKEN_FILE", file.toString());

            String ada = gate.send(Raw.login("token=token-of-ada-1")).cookie();
            String grace = gate.send(Raw.login("token=token-of-grace-1")).cookie();
            assertThat(status(Raw.get("/ui").cookie(ada))).isEqualTo(200);
            gate.log(3);
            assertThat(gate.told(Raw.get("/ui").cookie(grace)))
                    .contains("\"status\":200", "\"labs.access.token_name\":\"grace\"");

            Files.writeString(file, "grace token-of-grace-1 2026-03-02\n");
            Awaitility.await().until(() -> status(Raw.get("/ui").cookie(ada)) == 401);
            assertThat(status(Raw.get("/ui").token("token-of-ada-1"))).isEqualTo(401);
            assertThat(status(Raw.get("/ui").cookie(grace))).isEqualTo(200);
            assertThat(status(Raw.get("/ui").token(TestGate.TOKEN))).isEqualTo(200);

            gate.clock.advance(Duration.ofHours(12));
            assertThat(status(Raw.get("/ui").cookie(grace)))
                    .as("the token's end is the cookie's")
                    .isEqualTo(401);
            assertThat(status(Raw.get("/ui").token("token-of-grace-1"))).isEqualTo(401);
        }
    }
}
