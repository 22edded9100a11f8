package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page: the way in, the way back, and who may not send it. */
class LoginTest {

    private final FakeHost host = FakeHost.start();
    private TestGate gate = TestGate.before(host.port());

    @AfterEach
    void stop() {
        gate.close();
        host.close();
    }

    @Test
    void shouldSendNavigationsToTheLoginAndKnowTheWayBack() {
        for (Raw request : new Raw[] {
            Raw.get("/ui?a=1&b=%2F").navigating(),
            Raw.get("/ui?a=1&b=%2F").with("Accept: text/html,application/xhtml+xml"),
            Raw.request("HEAD", "/ui?a=1&b=%2F").with("Sec-Fetch-Mode: navigate")
        }) {
            Reply reply = gate.send(request);
            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.location()).isEqualTo("/labs-access?next=%2Fui%3Fa%3D1%26b%3D%252F");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldRefuseEverythingElsePlainly() {
        for (Raw request : new Raw[] {
            Raw.get("/ui").with("Accept: */*", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
            Raw.get("/ui").with("Accept: text/html", "Sec-Fetch-Mode: no-cors"),
            Raw.get("/ui").with("Accept: text/html", "Sec-Fetch-Site: same-origin"),
            Raw.get("/ui").with("Accept: application/json"),
            Raw.request("POST", "/ui").navigating()
        }) {
            Reply reply = gate.send(request);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void shouldShowAPlainPage() {
        Reply page = gate.send(Raw.get("/labs-access?next=/ui?x=\"><script>").navigating());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<label for=\"token\">", "method=\"post\"", "action=\"/labs-access\"", "lang=\"en\"")
                .doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void shouldTakeNoOtherMethod() {
        assertThat(gate.send(Raw.request("PUT", "/labs-access")).status()).isEqualTo(405);
        assertThat(gate.send(Raw.get("/labs-access")
                                .with("Connection: Upgrade, close", "Upgrade: websocket", "Sec-WebSocket-Version: 13"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/ui, /ui",
        "/ui?a=1%26b=%2541, /ui?a=1&b=%41",
        "/w/1/x;p=1, /w/1/x;p=1",
        "/ui?labs_access_token=leak%26a, /ui?a",
        "'', /",
        "//evil.example, /",
        "///evil.example, /",
        "/\\evil.example, /",
        "\\\\evil.example, /",
        "/%09/evil.example, /",
        "/%2509/evil.example, /",
        "/.//evil.example, /",
        "/..//evil.example, /",
        "/%252e%252e//evil.example, /",
        "https://evil.example, /",
        "https:evil.example, /",
        "https://gate.example@evil.example, /",
        "http://[::1]/, /",
        "javascript:alert(1), /",
        "data:text/html, /",
        "/ui%0d%0aSet-Cookie:%20a=b, /",
        "/ui%00, /",
        "/ui%23x, /",
        "ui, /",
        "@evil.example, /",
        "/labs-access, /",
        "/labs-access?next=/labs-access, /",
        "/labs-access/verify, /",
        "/%C3%A9, /"
    })
    void shouldLeadBackToThisSiteOnly(String next, String location) {
        Reply reply = gate.send(Raw.login("token=" + TestGate.TOKEN + "&next=" + next));

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.location()).isEqualTo(location);
    }

    @Test
    void shouldKeepTheWayBackAfterAWrongToken() {
        Reply reply = gate.send(Raw.login("token=bad&next=/ui?a=%22%3E%3Cb%3E"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(reply.body()).contains("value=\"/ui?a=&quot;&gt;&lt;b&gt;\"", "role=\"alert\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=", "", "next=/ui", "token=TOKEN&token=TOKEN", "token=TOKENx", "Token=TOKEN"})
    void shouldRefuseOtherForms(String body) {
        Reply reply = gate.send(Raw.login(body.replace("TOKEN", TestGate.TOKEN)));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Nested
    class Origin {

        private Reply from(String... headers) {
            return gate.send(Raw.request("POST", "/labs-access")
                    .with("Content-Type: application/x-www-form-urlencoded")
                    .with(headers)
                    .body("token=" + TestGate.TOKEN));
        }

        @Test
        void shouldTakeItsOwnForm() {
            assertThat(from("Origin: " + TestGate.ORIGIN).status()).isEqualTo(303);
            assertThat(from("Origin: https://gate.example:443", "Sec-Fetch-Site: same-origin")
                            .status())
                    .isEqualTo(303);
            assertThat(from("Referer: https://gate.example/labs-access").status())
                    .isEqualTo(303);
            assertThat(from().status()).as("no browser").isEqualTo(303);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Origin: https://evil.example",
                    "Origin: null",
                    "Origin: http://gate.example",
                    "Origin: https://gate.example.evil.example",
                    "Origin: https://gate.example:8443",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Referer: https://evil.example/https://gate.example"
                })
        void shouldRefuseThatOfOthers(String header) {
            Reply reply = from(header);

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }

        @Test
        void shouldGoByTheHostWithoutAPublicUrl() {
            gate.close();
            gate = TestGate.before(host.port(), "OPENWORK_LABS_PUBLIC_URL", "");

            Reply own = from("Origin: http://gate.example");
            assertThat(own.status()).isEqualTo(303);
            assertThat(own.header("Set-Cookie")).doesNotContain("Secure");
            assertThat(from("Origin: https://evil.example", "X-Forwarded-Host: evil.example")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void shouldTakeFormsOnly() {
            for (String type : new String[] {"application/json", "text/plain", "multipart/form-data; boundary=x"}) {
                assertThat(gate.send(Raw.request("POST", "/labs-access")
                                        .with("Content-Type: " + type, "Origin: " + TestGate.ORIGIN)
                                        .body("token=" + TestGate.TOKEN))
                                .status())
                        .isEqualTo(415);
            }
            assertThat(gate.send(Raw.login("token=" + TestGate.TOKEN + "&x=" + "a".repeat(50_000)))
                            .status())
                    .isEqualTo(415);
        }
    }

    @Nested
    class Limit {

        private long tries(int count, IntFunction<Raw> request) {
            return IntStream.range(0, count)
                    .filter(i -> gate.send(request.apply(i)).status() == 429)
                    .count();
        }

        @Test
        void shouldThrottleAnAddressOverAllWaysAndNotItsCookies() {
            String cookie = gate.cookie();
            assertThat(tries(14, i -> Raw.login("token=guess" + i))).isZero();
            assertThat(tries(13, i -> Raw.get("/ui").token("guess" + i))).isZero();
            assertThat(tries(13, i -> Raw.get("/ui?labs_access_token=guess" + i)))
                    .isZero();

            Reply form = gate.send(Raw.login("token=" + TestGate.TOKEN));
            assertThat(form.status()).isEqualTo(429);
            assertThat(Integer.parseInt(form.header("Retry-After"))).isBetween(1, 6);
            assertThat(gate.send(Raw.get("/ui").token(TestGate.TOKEN)).status()).isEqualTo(429);
            assertThat(gate.send(Raw.get("/ui?labs_access_token=" + TestGate.TOKEN))
                            .status())
                    .isEqualTo(429);
            assertThat(gate.send(Raw.get("/ui").cookie(cookie)).status()).isEqualTo(200);
            assertThat(gate.send(Raw.get("/ui")).status()).isEqualTo(401);
            assertThat(gate.send(Raw.get("/health")).status()).isEqualTo(200);
            assertThat(gate.send(Raw.get("/labs-access")).status()).isEqualTo(200);

            gate.clock.advance(Duration.ofSeconds(6));
            assertThat(gate.send(Raw.get("/ui").token(TestGate.TOKEN)).status()).isEqualTo(200);
        }

        @Test
        void shouldNotBelieveStrangersAboutTheirAddress() {
            assertThat(tries(60, i -> Raw.login("token=guess").with("X-Forwarded-For: 10.0." + i + ".1")))
                    .isEqualTo(20);
        }

        @Test
        void shouldThrottleEverybodyTogetherInTheEnd() {
            gate.close();
            gate = TestGate.before(host.port(), "OPENWORK_LABS_TRUSTED_PROXIES", "127.0.0.1");

            assertThat(tries(45, i -> Raw.get("/ui").token("guess").with("X-Forwarded-For: 9.9.9.9")))
                    .as("one address")
                    .isEqualTo(5);
            assertThat(tries(100, i -> Raw.get("/ui").token("guess").with("X-Forwarded-For: 10.1." + i + ".1")))
                    .as("many addresses")
                    .isEqualTo(20);
        }

        @Test
        void shouldCountNothingThatWasNoGuess() {
            assertThat(tries(60, i -> Raw.get("/ui").token(TestGate.TOKEN))).isZero();
            assertThat(tries(60, i -> Raw.login("token="))).isZero();
            assertThat(gate.send(Raw.login("token=" + TestGate.TOKEN)).status()).isEqualTo(303);
        }
    }

    @Test
    void shouldAnswerOtherProxies() {
        String cookie = gate.cookie();

        assertThat(gate.send(Raw.get("/labs-access/verify").cookie(cookie)).status())
                .isEqualTo(204);
        assertThat(gate.send(Raw.get("/labs-access/verify").token(TestGate.TOKEN))
                        .status())
                .isEqualTo(204);
        assertThat(gate.send(Raw.get("/labs-access/verify?x").cookie(cookie)).status())
                .isEqualTo(204);
        for (Raw request : new Raw[] {
            Raw.get("/labs-access/verify"),
            Raw.get("/labs-access/verify").token("bad"),
            Raw.get("/labs-access/verify").with("X-Forwarded-Uri: /health", "X-Original-URI: /health"),
            Raw.get("/labs-access/verify?labs_access_token=" + TestGate.TOKEN)
        }) {
            assertThat(gate.send(request).status()).isEqualTo(401);
        }
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldCloseForEverybody() {
        String cookie = gate.cookie();
        gate.close();
        gate = TestGate.before(host.port(), "OPENWORK_LABS_MODE", "closed");

        Reply page = gate.send(Raw.get("/ui").cookie(cookie).navigating());
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("Closed for now");
        assertThat(gate.send(Raw.get("/ui").token(TestGate.TOKEN)).body()).contains("labs_closed");
        assertThat(gate.send(Raw.get("/labs-access")).status()).isEqualTo(503);
        assertThat(gate.send(Raw.get("/labs-access/verify").cookie(cookie)).status())
                .isEqualTo(401);
        assertThat(host.seen()).isEmpty();
        assertThat(gate.send(Raw.get("/health")).status()).isEqualTo(200);
    }

    @Test
    void shouldBeOpenWithoutAToken() {
        gate.close();
        gate = TestGate.before(host.port(), "OPENWORK_LABS_ACCESS_TOKEN", " ");

        assertThat(gate.send(Raw.get("/ui")).status()).isEqualTo(200);
        assertThat(gate.send(Raw.get("/labs-access")).status()).isEqualTo(200);
        assertThat(host.seen()).hasSize(2);
        assertThat(gate.log(1).getFirst())
                .contains("\"labs.access.policy_enabled\":false", "\"labs.access.source\":\"none\"");
    }
}
