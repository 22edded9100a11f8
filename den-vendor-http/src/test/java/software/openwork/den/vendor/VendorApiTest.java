package software.openwork.den.vendor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;

@Timeout(60)
class VendorApiTest {

    private static final String KEY = "rnd_0123456789";
    private static final VendorRequest READ = VendorRequest.get("/services/srv-1?limit=1");
    private static final VendorRequest CREATE = VendorRequest.once("POST", "/services", "{\"a\":1}", "create");
    private static final VendorPolicy QUICK =
            VendorPolicy.of("acme", 4).pausing(Duration.ofMillis(5), Duration.ofMillis(50));

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final SettableClock clock = new SettableClock();
    private VendorApi api = api(QUICK);

    private VendorApi api(VendorPolicy policy) {
        return new VendorApi(policy, URI.create(VENDOR.baseUrl() + "/v1/"), Secret.of(KEY), clock);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        VENDOR.stubFor(any(anyUrl()).willReturn(answer));
    }

    private void answersFirst(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        VENDOR.stubFor(any(anyUrl())
                .inScenario("twice")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("then")
                .willReturn(first));
        VENDOR.stubFor(
                any(anyUrl()).inScenario("twice").whenScenarioStateIs("then").willReturn(then));
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status).withBody("{}");
    }

    private static int seen() {
        return VENDOR.getAllServeEvents().size();
    }

    @Nested
    class Requests {

        @Test
        void shouldSendKeyAndBody() {
            answers(status(201));

            assertThat(api.send(CREATE)).isInstanceOfSatisfying(VendorReply.Answer.class, answer -> {
                assertThat(answer.succeeded()).isTrue();
                assertThat(answer.body()).isEqualTo("{}");
                assertThat(answer.quota()).isNull();
            });
            VENDOR.verify(postRequestedFor(urlEqualTo("/v1/services"))
                    .withHeader("Authorization", equalTo("Bearer " + KEY))
                    .withHeader("Accept", equalTo("application/json"))
                    .withHeader("Content-Type", equalTo("application/json"))
                    .withRequestBody(equalTo("{\"a\":1}")));
        }

        @Test
        void shouldNotFollowRedirects() {
            answers(aResponse().withStatus(302).withHeader("Location", VENDOR.baseUrl() + "/elsewhere"));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Answer.class,
                            answer -> assertThat(answer.status()).isEqualTo(302));
            assertThat(seen()).isEqualTo(1);
        }

        @Test
        void shouldNeitherThrowNorTellAKeyThatCannotBeSent() {
            try (VendorApi odd =
                    new VendorApi(QUICK, URI.create(VENDOR.baseUrl()), Secret.of("two\nlines-of-secret"), clock)) {
                assertThat(odd.send(CREATE)).isInstanceOf(VendorReply.NotSent.class);
                assertThat(odd.send(CREATE).toString()).doesNotContain("lines-of-secret");
            }
        }

        @Test
        void shouldNotTellBodies() {
            answers(aResponse().withStatus(200).withBody("{\"generated\":\"secret\"}"));

            assertThat(api.send(CREATE).toString()).isEqualTo("POST /services: HTTP 200");
        }

        @Test
        void shouldTakeAnAnswerThatIsTooLongForNone() {
            answers(aResponse().withStatus(200).withBody("x".repeat((4 << 20) + 1)));

            assertThat(api.send(CREATE)).isInstanceOf(VendorReply.NoAnswer.class);
        }
    }

    @Nested
    class Retries {

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503, 504})
        void shouldRepeatWhatMayBeRepeated(int status) {
            answersFirst(status(status), status(200));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Answer.class,
                            answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(seen()).isEqualTo(2);
        }

        @Test
        void shouldEndAfterThreeTries() {
            answers(status(503));

            assertThat(api.send(READ)).isInstanceOf(VendorReply.Answer.class);
            assertThat(seen()).isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 404, 409, 501})
        void shouldNotRepeatWhatStaysWrong(int status) {
            answers(status(status));

            api.send(READ);
            assertThat(seen()).isEqualTo(1);
        }

        @Test
        void shouldNotRepeatWhatWouldHappenTwice() {
            answers(status(500));
            api.send(CREATE);
            assertThat(seen()).isEqualTo(1);

            answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            assertThat(api.send(CREATE)).isInstanceOf(VendorReply.NoAnswer.class);
            assertThat(seen()).isEqualTo(2);
        }

        @Test
        void shouldNotWaitAgainForOneThatHangs() {
            api = api(QUICK.within(Duration.ofMillis(300)));
            answers(status(200).withFixedDelay(5_000));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.NoAnswer.class,
                            none -> assertThat(none.late()).isTrue());
            assertThat(seen()).isLessThanOrEqualTo(1);
        }

        @Test
        void shouldLeaveALongerPauseToTheCaller() {
            answers(status(503).withHeader("Retry-After", "7"));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Answer.class,
                            answer -> assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
            assertThat(seen()).isEqualTo(1);
        }

        @Test
        void shouldKnowWhatWasNeverSent() throws IOException {
            int nobody;
            try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                nobody = door.getLocalPort();
            }
            try (VendorApi away =
                    new VendorApi(QUICK, URI.create("http://127.0.0.1:" + nobody), Secret.of(KEY), clock)) {
                assertThat(away.send(CREATE)).isInstanceOf(VendorReply.NotSent.class);
            }
        }
    }

    @Nested
    class RateLimits {

        @Test
        void shouldWaitAsLongAsItIsTold() {
            answersFirst(status(429).withHeader("Retry-After", "40"), status(200));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Limited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
            clock.advance(Duration.ofSeconds(39));
            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Limited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
            assertThat(seen()).as("held back without asking").isEqualTo(1);
            clock.advance(Duration.ofSeconds(1));
            assertThat(api.send(READ)).isInstanceOf(VendorReply.Answer.class);
        }

        @Test
        void shouldHoldBackTheSameBucketOnly() {
            answersFirst(status(429).withHeader("Retry-After", "40"), status(201));

            assertThat(api.send(READ)).isInstanceOf(VendorReply.Limited.class);
            assertThat(api.send(CREATE)).isInstanceOf(VendorReply.Answer.class);
        }

        @Test
        void shouldTakeTheResetForThePause() {
            answers(status(429)
                    .withHeader("Ratelimit-Limit", "20")
                    .withHeader("Ratelimit-Remaining", "0")
                    .withHeader("Ratelimit-Reset", "2144"));

            assertThat(api.send(CREATE))
                    .isInstanceOfSatisfying(
                            VendorReply.Limited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(2144)));
        }

        @Test
        void shouldNotUseUpWhatIsUsedUp() {
            answers(status(201)
                    .withHeader("Ratelimit-Limit", "20")
                    .withHeader("Ratelimit-Remaining", "0")
                    .withHeader("Ratelimit-Reset", "60"));

            assertThat(api.send(CREATE))
                    .isInstanceOfSatisfying(
                            VendorReply.Answer.class,
                            answer -> assertThat(answer.quota())
                                    .isEqualTo(new VendorReply.Quota(20, 0, Duration.ofSeconds(60))));
            assertThat(api.send(CREATE)).isInstanceOf(VendorReply.Limited.class);
            assertThat(seen()).isEqualTo(1);
        }

        @Test
        void shouldUnderstandADate() {
            Instant later = clock.instant().plusSeconds(90);
            answers(status(429)
                    .withHeader(
                            "Retry-After",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(later.atOffset(ZoneOffset.UTC))));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Limited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "soon", "-4", "99999999999999999999"})
        void shouldPauseAWhileWhenItIsNotTold(String nonsense) {
            answers(status(429).withHeader("Retry-After", nonsense));

            assertThat(api.send(READ))
                    .isInstanceOfSatisfying(
                            VendorReply.Limited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        }
    }

    @Nested
    class Isolation {

        @Test
        void shouldPauseWhenMostCallsFail() {
            answers(status(500));
            for (int i = 0; i < 20; i++) {
                api.send(CREATE);
            }

            assertThat(api.send(CREATE))
                    .isInstanceOfSatisfying(
                            VendorReply.NotSent.class,
                            paused -> assertThat(paused.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
            assertThat(seen()).isEqualTo(20);
        }

        @Test
        void shouldNotPauseForWhatIsOurFault() {
            answers(status(400));
            for (int i = 0; i < 40; i++) {
                assertThat(api.send(CREATE)).isInstanceOf(VendorReply.Answer.class);
            }
        }

        @Test
        void shouldNotLetMoreCallsWaitThanAllowed() {
            api = api(VendorPolicy.of("acme", 2).pausing(Duration.ofMillis(5), Duration.ofMillis(50)));
            answers(status(200).withFixedDelay(1_500));
            List<CompletableFuture<VendorReply>> replies = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.send(CREATE), task -> Thread.ofVirtual().start(task)))
                    .toList();

            assertThat(replies.stream().map(CompletableFuture::join))
                    .filteredOn(VendorReply.NotSent.class::isInstance)
                    .singleElement()
                    .isEqualTo(new VendorReply.NotSent(Duration.ofSeconds(1), "acme: too many calls at once"));
        }

        @Test
        void shouldSendNothingOnceClosed() {
            answers(status(200));
            api.close();

            assertThat(api.send(CREATE)).isInstanceOf(VendorReply.NotSent.class);
            assertThat(seen()).isZero();
        }
    }
}
