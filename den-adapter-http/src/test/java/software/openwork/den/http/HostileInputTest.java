package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever comes, the answer is a plain refusal: no error of ours, no stack trace. The same rubbish every time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private static final int ROUNDS = 60;

    private static final List<String> TARGETS = List.of(
            "/v1/workers",
            "/v1/workers/x",
            "/v1/workers/x/events",
            "/v1/workers/x/tokens",
            "/v1/workers/x/runtime/upgrade",
            "/v1/workers/billing/subscription",
            "/v1/me",
            "/api/auth/sign-up/email",
            "/api/auth/sign-in/email",
            "/api/auth/sign-out",
            "/api/auth/get-session",
            "/health",
            "/");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0",
            "1e400",
            "-1e-400",
            "9".repeat(5000),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\ufeff\\uffff\"",
            "\"" + "😀".repeat(300) + "\"",
            "\"a@b.co\"",
            "\"a@" + "a.".repeat(2000) + "\"",
            "\"password1\"",
            "\"local\"",
            "\"cloud\"",
            "\"//evil\"",
            "\"http://localhost:3005/\\u0000\\n\"",
            "{}",
            "[]",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(5000) + "]".repeat(5000),
            "{\"a\":".repeat(3000) + "1" + "}".repeat(3000));

    private static final List<String> NAMES = List.of(
            "name",
            "email",
            "password",
            "image",
            "rememberMe",
            "callbackURL",
            "redirectTo",
            "destination",
            "workspacePath",
            "description",
            "orgId",
            "cancelAtPeriodEnd",
            "__proto__",
            "",
            "\\u0000");

    private static final List<String> HEADERS = List.of(
            "Origin",
            "Referer",
            "Cookie",
            "Authorization",
            "Accept",
            "Content-Encoding",
            "X-Forwarded-For",
            "X-Request-Id",
            "If-None-Match",
            "Last-Event-ID",
            "Range",
            "Sec-Fetch-Site",
            "X-HTTP-Method-Override",
            "Sec-WebSocket-Version",
            "Upgrade",
            "Expect",
            "Access-Control-Request-Headers",
            "User-Agent");

    private final TestDen den = TestDen.start();
    private String cookie = "";

    @BeforeAll
    void signUp() {
        cookie = den.signUp("victim@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @RepeatedTest(ROUNDS)
    void shouldRefuseBodiesThatMakeNoSense(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        StringBuilder body = new StringBuilder("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            body.append('"').append(pick(random, NAMES)).append("\":").append(pick(random, VALUES));
            body.append(i == 0 ? "" : ",");
        }
        String json = body.append('}').toString();
        int cut = random.nextInt(4) == 0 ? random.nextInt(json.length()) : json.length();
        byte[] bytes = json.substring(0, cut).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4) == 0 ? 5 : 0; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        for (String target : TARGETS) {
            String type = random.nextInt(5) == 0 ? "application/x-www-form-urlencoded" : "application/json";
            RawClient.Request request =
                    den.client().post(target).body(type, bytes).trusted();

            assertHarmless(random.nextBoolean() ? request.cookie(cookie).send() : request.send());
        }
    }

    @RepeatedTest(ROUNDS)
    void shouldBearAnyHeader(RepetitionInfo round) {
        Random random = new Random(1000 + round.getCurrentRepetition());
        for (String target : TARGETS) {
            RawClient.Request request = random.nextBoolean()
                    ? den.client().get(target + "?" + text(random, 30).replaceAll("[\\s#]", "+"))
                    : den.client().post(target).json("{}");
            request.cookie(cookie);
            for (int i = random.nextInt(4); i >= 0; i--) {
                request.header(pick(random, HEADERS), text(random, 40));
            }

            assertHarmless(request.send());
        }
    }

    @RepeatedTest(ROUNDS)
    void shouldBearAnyPath(RepetitionInfo round) {
        Random random = new Random(2000 + round.getCurrentRepetition());
        for (String target : TARGETS) {
            String odd = text(random, 12).replaceAll("[\\s#?]", "%").replaceAll("[^\\x21-\\x7e]", "%C3");

            Answer answer = den.client().get(target + "/" + odd).cookie(cookie).send();

            assertHarmless(answer);
        }
    }

    @RepeatedTest(ROUNDS)
    void shouldBearWhatIsNoHttp(RepetitionInfo round) throws IOException {
        Random random = new Random(3000 + round.getCurrentRepetition());
        byte[] rubbish = new byte[1 + random.nextInt(400)];
        random.nextBytes(rubbish);
        if (random.nextBoolean()) {
            byte[] head = "POST /v1/workers HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(head, 0, rubbish, 0, Math.min(head.length, rubbish.length));
        }
        try (Socket socket = den.client().connect()) {
            socket.getOutputStream().write(rubbish);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContain("HTTP/1.1 5").doesNotContain("Exception");
        }
    }

    @Test
    void shouldPutNothingIntoHeadersThatWasNotAskedFor() {
        Answer answer = den.client()
                .request("OPTIONS", "/v1/me")
                .header("Access-Control-Request-Headers", "a, b\tc")
                .header("Origin", "http://localhost:3005")
                .send();
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("a, b\tc");

        Answer encoded = den.client()
                .get("/v1/workers/%0d%0aSet-Cookie:%20a=b")
                .cookie(cookie)
                .send();
        assertThat(encoded.status()).isEqualTo(404);
        assertThat(encoded.setCookies()).isEmpty();
    }

    @Test
    void shouldServeOthersWhileSomebodySendsABodySlowly() throws IOException {
        try (Socket slow = den.client().connect()) {
            slow.getOutputStream()
                    .write(("POST /v1/workers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();

            assertThat(den.client().get("/health").send().status()).isEqualTo(200);
        }
        assertThat(den.client().get("/health").send().status()).isEqualTo(200);
    }

    private static void assertHarmless(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.header("X-Request-Id")).isPresent();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("software.openwork");
        boolean json = answer.header("Content-Type").orElse("").startsWith("application/json");
        if (json && !answer.body().isEmpty()) {
            answer.json();
        }
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A text that a header may carry, with all that means something somewhere. */
    private static String text(Random random, int longest) {
        String special = "%%%..//\\\\;;==&&[](){}<>\"'`,:@*?+- \t0aZ";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? (char) (0xA1 + random.nextInt(90))
                            : special.charAt(random.nextInt(special.length())));
        }
        return text.toString().strip();
    }
}
