package software.openwork.den.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.TrustedProxies;

class StopTest {

    /** Not the common pool, which has one thread on two cores: a close would wait behind the request that it waits for. */
    private static final Executor ASIDE = Thread::startVirtualThread;

    @Test
    void shouldFinishWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TestDen den = TestDen.start(TestDen.CONFIG, real -> slow(real, asked, goOn), Duration.ofSeconds(15));
        String cookie = den.signUp("slow@example.com");
        RawClient client = den.client();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> client.get("/v1/me").cookie(cookie).send(), ASIDE);
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(den::close, ASIDE);
        Thread.sleep(200);
        assertThat(stopped).isNotDone();
        goOn.countDown();

        assertThat(answer.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
        stopped.get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> client.get("/health").send()).isInstanceOf(UncheckedIOException.class);
    }

    /** As a proxy meets it that keeps connections: nothing that it sends on them may be refused. */
    @Test
    void shouldAnswerOnTheConnectionsThatItHasAndSayThatItIsTheLastTime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TestDen den = TestDen.start(TestDen.CONFIG, real -> slow(real, asked, goOn), Duration.ofSeconds(15));
        String cookie = den.signUp("slow@example.com");
        RawClient client = den.client();
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(
                () -> client.get("/v1/me").cookie(cookie).send(), ASIDE);
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        try (Socket kept = client.connect()) {
            assertThat(health(kept).header("Connection")).isEmpty();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(den::close, ASIDE);
            Awaitility.await().until(() -> !listens(client));

            Answer last = health(kept);
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).hasValue("close");
            assertThat(kept.getInputStream().read()).isEqualTo(-1);
            goOn.countDown();
            assertThat(slow.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
            stopped.get(5, TimeUnit.SECONDS);
        }
    }

    private static Answer health(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        return RawClient.read(socket.getInputStream(), false);
    }

    private static boolean listens(RawClient client) {
        try (Socket another = client.connect()) {
            return another.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void shouldBeRedAndServeWhileItWaitsForWhoeverDistributesRequests() throws IOException {
        try (TestDen den = TestDen.start()) {
            assertThat(den.client().get("/ready").send().status()).isEqualTo(200);

            den.adapter.drain(Duration.ZERO);

            Answer ready = den.client().get("/ready").send();
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body()).contains("this instance is going down");
            assertThat(den.client().get("/v1/me").send().status()).isEqualTo(401);
            try (Socket kept = den.client().connect()) {
                assertThat(health(kept).header("Connection")).isEmpty();
                assertThat(health(kept).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldStopAtOnceWhenNobodyIsThere() throws IOException {
        TestDen den = TestDen.start();
        try (var idle = den.client().connect()) {
            long start = System.nanoTime();
            den.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(idle.isConnected()).isTrue();
        }
    }

    @Test
    void shouldStopAtOnceWhileConnectionsAreComingIn() throws Exception {
        TestDen den = TestDen.start();
        RawClient client = den.client();
        CountDownLatch some = new CountDownLatch(10);
        List<Socket> silent = new CopyOnWriteArrayList<>();
        Thread rush = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    silent.add(client.connect());
                    some.countDown();
                }
            } catch (IOException refused) {
                // It has stopped to listen.
            }
        });
        try {
            assertThat(some.await(5, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            den.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(rush.join(Duration.ofSeconds(5))).isTrue();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void shouldRefuseSettingsThatSwitchProtectionOff() {
        assertThatThrownBy(() -> config("http://localhost:1", List.of("*"))).hasMessageContaining("origins");
        assertThatThrownBy(() -> config("ftp://localhost", List.of())).hasMessageContaining("base URL");
        assertThatThrownBy(() -> config("/relative", List.of())).hasMessageContaining("base URL");
    }

    private static HttpConfig config(String baseUrl, List<String> origins) {
        return new HttpConfig(
                "127.0.0.1",
                0,
                URI.create(baseUrl),
                Secret.of(TestDen.SECRET),
                origins,
                origins,
                TrustedProxies.NONE,
                "1",
                Duration.ofSeconds(1));
    }

    private static SessionRepository slow(SessionRepository real, CountDownLatch asked, CountDownLatch goOn) {
        // A proxy, so that this need not change with each method that the port gets.
        return (SessionRepository) Proxy.newProxyInstance(
                StopTest.class.getClassLoader(),
                new Class<?>[] {SessionRepository.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        asked.countDown();
                        goOn.await();
                    }
                    return method.invoke(real, arguments);
                });
    }
}
