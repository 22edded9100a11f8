package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.secret.Secret;

class LaunchEventsTest {

    private static final String COMMENT = ":";

    private final TestDen den = TestDen.start(TestDen.CONFIG, UnaryOperator.identity(), Duration.ofMillis(300));
    private final String cookie = den.signUp("sse@example.com");

    @AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldTellWhatHasHappenedAndEnd() throws IOException {
        String id = den.createCloudWorker(cookie);
        den.runJobs();

        try (Stream stream = open(id, "Accept: text/event-stream")) {
            assertThat(stream.answer.status()).isEqualTo(200);
            assertThat(stream.answer.header("Content-Type")).contains("text/event-stream");
            assertThat(stream.answer.header("Cache-Control")).contains("no-cache");
            assertThat(stream.answer.header("X-Request-Id")).isPresent();
            List<String> blocks = stream.rest();

            assertThat(blocks.get(0))
                    .isEqualTo("id: 1\nevent: status\ndata: {\"seq\":1,\"status\":\"provisioning\","
                            + "\"at\":\"2026-03-01T12:00:00.000Z\"}");
            assertThat(blocks.get(1))
                    .isEqualTo("id: 2\nevent: step\ndata: {\"seq\":2,\"step\":\"requested\",\"state\":\"done\","
                            + "\"at\":\"2026-03-01T12:00:00.000Z\",\"since\":\"2026-03-01T12:00:00.000Z\","
                            + "\"attempt\":0,\"deadline\":null}");
            assertThat(blocks.getLast()).contains("event: status").contains("\"status\":\"healthy\"");
        }
    }

    @Test
    void shouldTellNewsWhenTheyHappen() throws IOException {
        String id = den.createCloudWorker(cookie);
        try (Stream stream = open(id, "Accept: text/event-stream")) {
            assertThat(stream.next()).startsWith("id: 1");
            assertThat(stream.next()).startsWith("id: 2");
            assertThat(stream.next()).startsWith("id: 3");
            den.runJobs();

            List<String> rest = stream.rest();

            assertThat(rest.getFirst()).startsWith("id: 4");
            assertThat(rest.getLast()).contains("\"status\":\"healthy\"");
        }
    }

    @Test
    void shouldShowThatItIsAliveWhileNothingHappens() throws IOException {
        String id = den.createCloudWorker(cookie);
        try (Stream stream = open(id, "Last-Event-ID: 3")) {
            assertThat(stream.nextBlock()).isEqualTo(COMMENT);
            assertThat(stream.nextBlock()).isEqualTo(COMMENT);
        }
    }

    @Test
    void shouldTellThatTheWorkerWasDeleted() throws IOException {
        String id = den.createCloudWorker(cookie);
        try (Stream stream = open(id, "Last-Event-ID: 3")) {
            den.client().request("DELETE", "/v1/workers/" + id).cookie(cookie).send();

            assertThat(stream.rest().getLast()).contains("\"status\":\"stopped\"");
        }
    }

    @Test
    void shouldTellAFailureWithItsCodeAndGoOnAfterARetry() throws IOException {
        den.host.always(FakeWorkerHost.Operation.CREATE, new FakeWorkerHost.Fault.Rejected(FailureCode.HOST_QUOTA));
        String id = den.createCloudWorker(cookie);
        den.runJobs();
        List<String> failed;
        try (Stream stream = open(id, "Accept: */*")) {
            failed = stream.rest();
        }
        assertThat(failed)
                .anySatisfy(block -> assertThat(block)
                        .contains("\"state\":\"failed\"")
                        .contains("\"code\":\"host_quota\"")
                        .contains("\"reference\":"));
        assertThat(failed.getLast()).contains("\"status\":\"failed\"");

        den.host.heal();
        den.client().post("/v1/workers/" + id + "/retry").cookie(cookie).send();
        try (Stream stream = open(id, "Accept: */*")) {
            for (String known : failed) {
                assertThat(stream.next()).isEqualTo(known);
            }
            assertThat(stream.next()).contains("\"status\":\"provisioning\"");
            den.runJobs();
            assertThat(stream.rest().getLast()).contains("\"status\":\"healthy\"");
        }
    }

    @Test
    void shouldResumeAfterTheLastEventThatWasSeen() throws IOException {
        String id = den.createCloudWorker(cookie);
        den.runJobs();
        int last = list(id, "").json().path("next").intValue();

        try (Stream stream = open(id, "Last-Event-ID: " + (last - 1))) {
            assertThat(stream.rest())
                    .singleElement()
                    .satisfies(block -> assertThat(block).startsWith("id: " + last));
        }
        Answer nothingMore = den.client()
                .get("/v1/workers/" + id + "/events?after=" + last)
                .cookie(cookie)
                .send();
        assertThat(nothingMore.status()).isEqualTo(204);
    }

    @Test
    void shouldTellWhatALocalWorkerIs() throws IOException {
        String id = den.createLocalWorker(cookie);
        try (Stream stream = open(id, "Accept: text/event-stream")) {
            assertThat(stream.rest())
                    .containsExactly("id: 1\nevent: status\ndata: {\"seq\":1,\"status\":\"healthy\","
                            + "\"at\":\"2026-03-01T12:00:00.000Z\"}");
        }
        assertThat(list(id, "").body())
                .isEqualTo("{\"events\":[{\"type\":\"status\",\"seq\":1,\"status\":\"healthy\","
                        + "\"at\":\"2026-03-01T12:00:00.000Z\"}],\"next\":1}");
    }

    @Test
    void shouldStopTellingSomebodyWhoSignedOut() throws IOException {
        String id = den.createCloudWorker(cookie);
        try (Stream stream = open(id, "Last-Event-ID: 3")) {
            String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('.', cookie.indexOf('=')));
            den.sessions.delete(Secret.of(token));

            assertThat(stream.rest()).isEmpty();
        }
    }

    @Test
    void shouldEndWithTheServer() throws IOException {
        String id = den.createCloudWorker(cookie);
        try (Stream stream = open(id, "Last-Event-ID: 3")) {
            long start = System.nanoTime();
            den.adapter.close();

            assertThat(stream.rest()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Nested
    class AsJson {

        @Test
        void shouldListEventsAfterANumber() {
            String id = den.createCloudWorker(cookie);

            Answer all = list(id, "");
            Answer rest = list(id, "?after=2");
            Answer none = list(id, "?after=3");

            assertThat(all.header("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(all.json().path("events")).hasSize(3);
            assertThat(all.json().path("next").intValue()).isEqualTo(3);
            assertThat(rest.json().path("events")).hasSize(1);
            assertThat(rest.json().at("/events/0/type").textValue()).isEqualTo("step");
            assertThat(rest.json().at("/events/0/step").textValue()).isEqualTo("host_created");
            assertThat(none.body()).isEqualTo("{\"events\":[],\"next\":3}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "?after=x",
                    "?after=-1",
                    "?after=1.5",
                    "?after=99999999999999999999",
                    "?after=1&after=2",
                    "?after[]=1"
                })
        void shouldWantANumber(String query) {
            Answer answer = list(den.createLocalWorker(cookie), query);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/details/fieldErrors/after")).hasSize(1);
        }
    }

    @Test
    void shouldAnswerHeadWithoutEvents() {
        Answer answer = den.client()
                .request("HEAD", "/v1/workers/" + den.createLocalWorker(cookie) + "/events")
                .cookie(cookie)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/event-stream");
    }

    private Answer list(String id, String query) {
        return den.client()
                .get("/v1/workers/" + id + "/events" + query)
                .cookie(cookie)
                .header("Accept", "application/json")
                .send();
    }

    private Stream open(String id, String header) throws IOException {
        Socket socket = den.client().connect();
        String[] parts = header.split(": ", 2);
        socket.getOutputStream()
                .write(den.client()
                        .get("/v1/workers/" + id + "/events")
                        .cookie(cookie)
                        .header(parts[0], parts[1])
                        .encode());
        return new Stream(socket, RawClient.read(socket.getInputStream(), true));
    }

    /** An event stream, read block by block. */
    private record Stream(Socket socket, Answer answer) implements AutoCloseable {

        /** The next event. Between events the server shows that it is alive whenever it took a while. */
        String next() throws IOException {
            String block = nextBlock();
            while (block.equals(COMMENT)) {
                block = nextBlock();
            }
            return block;
        }

        /** The next event or comment. */
        String nextBlock() throws IOException {
            StringBuilder block = new StringBuilder();
            for (String line = line(); !line.isEmpty(); line = line()) {
                block.append(block.isEmpty() ? "" : "\n").append(line);
            }
            return block.toString();
        }

        /** The events until the end of the stream. */
        List<String> rest() throws IOException {
            List<String> blocks = new ArrayList<>();
            InputStream in = socket.getInputStream();
            String text = Answer.utf8(in.readAllBytes());
            for (String block : text.split("\n\n", -1)) {
                if (!block.isEmpty() && !block.equals(COMMENT)) {
                    blocks.add(block);
                }
            }
            return blocks;
        }

        private String line() throws IOException {
            return RawClient.line(socket.getInputStream());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
