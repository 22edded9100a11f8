package software.openwork.den.workerapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static software.openwork.den.workerapi.AmpleLimits.AMPLE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerRuntime.Answered;
import software.openwork.den.domain.worker.WorkerRuntime.Unreachable;

/** Limits in time and size, against a worker that keeps no rule of HTTP. */
@Timeout(60)
class CallLimitsTest {

    private static final Secret HOST = Secret.of("h".repeat(64));
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final int MAX_BODY = 64 << 10;

    private final WorkerApiAdapter adapter =
            WorkerApiAdapter.create(new WorkerApiConfig(AMPLE, AMPLE, AMPLE, AMPLE, AMPLE, LIMIT, MAX_BODY));
    private final WorkerRuntime runtime = adapter.runtime();

    @BeforeEach
    void warmUp() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(runtime.isHealthy(worker.url())).isTrue();
        }
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void shouldEndWhenTheWorkerSaysNothing() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> {})) {
            assertThatUpgradeEndsInTime(worker);

            worker.awaitHangUp();
            assertThat(worker.requests).hasValue(1);
        }
    }

    @Test
    void shouldEndWhenTheHeadersDrip() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> {
            write(out, "HTTP/1.1 200 OK\r\nX-Endless: ");
            drip(out);
        })) {
            assertThatUpgradeEndsInTime(worker);
            worker.awaitHangUp();
        }
    }

    @Test
    void shouldEndWhenTheBodyDrips() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
            drip(out);
        })) {
            assertThatUpgradeEndsInTime(worker);
            worker.awaitHangUp();
            assertThat(worker.requests).hasValue(1);
        }
    }

    @Test
    void shouldStopReadingABodyThatIsTooLong() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> {
            write(out, "HTTP/1.1 200 OK\r\n\r\n");
            flood(out);
        })) {
            long begin = System.nanoTime();
            assertThat(runtime.versions(worker.url(), HOST)).isEqualTo(new Unreachable());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AMPLE);

            worker.awaitHangUp();
            // what was under way in socket buffers when the connection was closed
            assertThat(worker.sent).hasValueLessThan(16L << 20);
        }
    }

    @Test
    void shouldTakeTheLongestBodyAllowed() throws Exception {
        String body = "\"" + "x".repeat(MAX_BODY - 2) + "\"";
        try (RudeWorker worker = new RudeWorker(out -> write(out, answer(body)))) {
            assertThat(runtime.versions(worker.url(), HOST)).isEqualTo(new Answered(200, body));
        }
        try (RudeWorker worker = new RudeWorker(out -> write(out, answer(body + " ")))) {
            assertThat(runtime.versions(worker.url(), HOST)).isEqualTo(new Unreachable());
        }
    }

    @Test
    void shouldSendNothingTwiceWhenTheConnectionBreaks() throws Exception {
        try (RudeWorker worker = new RudeWorker(OutputStream::close)) {
            assertThat(runtime.mintOwnerToken(worker.url(), HOST)).isEqualTo(new Unreachable());
            assertThat(worker.requests).hasValue(1);
        }
    }

    @Test
    void shouldSendNothingTwiceWhenAKeptConnectionBreaks() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (RudeWorker worker = new RudeWorker(out -> {
            if (turn.incrementAndGet() > 1) {
                out.close();
            }
            write(out, answer("{}"));
        })) {
            assertThat(runtime.versions(worker.url(), HOST)).isEqualTo(new Answered(200, "{}"));
            assertThat(runtime.mintOwnerToken(worker.url(), HOST)).isEqualTo(new Unreachable());

            assertThat(worker.requests).hasValue(2);
            assertThat(worker.connections).hasValue(1);
        }
    }

    @Test
    void shouldTakeALengthThatIsNoneForNoAnswer() throws Exception {
        try (RudeWorker worker =
                new RudeWorker(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"))) {
            assertThat(runtime.versions(worker.url(), HOST)).isEqualTo(new Unreachable());
        }
    }

    @Test
    void shouldKeepTheInterruptOfTheCaller() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> {})) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                boolean healthy = runtime.isHealthy(worker.url());
                interrupted.complete(!healthy && Thread.currentThread().isInterrupted());
            });
            Awaitility.await().until(() -> worker.requests.get() == 1);
            caller.interrupt();

            assertThat(interrupted.get()).isTrue();
            worker.awaitHangUp();
        }
    }

    @Test
    void shouldReachNobodyOnceClosed() throws Exception {
        try (RudeWorker worker = new RudeWorker(out -> write(out, answer("{}")))) {
            assertThat(runtime.isHealthy(worker.url())).isTrue();
            adapter.close();

            assertThat(runtime.isHealthy(worker.url())).isFalse();
            adapter.close();

            WorkerApiAdapter unused = WorkerApiAdapter.create(WorkerApiConfig.quick());
            unused.close();
            assertThat(unused.runtime().isHealthy(worker.url())).isFalse();
        }
    }

    private void assertThatUpgradeEndsInTime(RudeWorker worker) {
        long begin = System.nanoTime();
        assertThat(runtime.upgrade(worker.url(), HOST, "{}")).isEqualTo(new Unreachable());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(LIMIT, AMPLE);
    }

    private static String answer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            write(out, "x");
            Thread.sleep(20);
        }
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] much = new byte[8192];
        while (true) {
            out.write(much);
        }
    }

    private interface Manners {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** Answers each request head as it likes; a connection ends when either side has had enough. */
    private static final class RudeWorker implements AutoCloseable {
        final AtomicInteger connections = new AtomicInteger();
        final AtomicInteger requests = new AtomicInteger();
        final AtomicInteger hangUps = new AtomicInteger();
        final AtomicLong sent = new AtomicLong();
        private final ServerSocket door;
        private final Manners manners;

        RudeWorker(Manners manners) throws IOException {
            this.manners = manners;
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::open);
        }

        String url() {
            return "http://127.0.0.1:" + door.getLocalPort();
        }

        void awaitHangUp() {
            Awaitility.await().until(() -> hangUps.get() > 0);
        }

        private void open() {
            try {
                while (true) {
                    Socket guest = door.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> talk(guest));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void talk(Socket guest) {
            try (guest) {
                InputStream in = guest.getInputStream();
                int newLines = 0;
                for (int next = in.read(); next >= 0; next = in.read()) {
                    newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
                    if (newLines == 2) {
                        requests.incrementAndGet();
                        manners.answer(new Counting(guest.getOutputStream()));
                    }
                }
            } catch (IOException | InterruptedException e) {
                // the other side hung up
            } finally {
                hangUps.incrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }

        private final class Counting extends java.io.FilterOutputStream {
            Counting(OutputStream out) {
                super(out);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                sent.addAndGet(length);
            }
        }
    }
}
