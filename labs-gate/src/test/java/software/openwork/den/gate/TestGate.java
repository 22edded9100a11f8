package software.openwork.den.gate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.gate.proxy.GateServer;

/** A gate in this JVM, in front of a host of the tests. */
final class TestGate implements AutoCloseable {

    static final String TOKEN = "Fine-Weather-Today-42";
    static final String ORIGIN = "https://gate.example";

    final SettableClock clock = new SettableClock();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final GateServer server;

    private TestGate(Map<String, String> environment) {
        server = GateAdapter.start(config(environment), clock, log);
    }

    private TestGate(Map<String, String> environment, InstantSource time) {
        server = GateAdapter.start(config(environment), time, log);
    }

    /** In front of what listens on that port. */
    static TestGate before(int port, String... settings) {
        return new TestGate(environment(port, settings));
    }

    /** With the time of the machine, for browsers, which have a clock of their own. */
    static TestGate inRealTime(int port, String... settings) {
        return new TestGate(environment(port, settings), InstantSource.system());
    }

    static Map<String, String> environment(int port, String... settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OPENWORK_LABS_ACCESS_TOKEN", TOKEN,
                "OPENWORK_LABS_UPSTREAM", "http://127.0.0.1:" + port,
                "OPENWORK_LABS_HOST", "127.0.0.1",
                "OPENWORK_LABS_PORT", "0",
                "OPENWORK_LABS_PUBLIC_URL", ORIGIN,
                "OPENWORK_LOG_FORMAT", "json",
                "OPENWORK_TOKEN", "client-of-the-host-1234",
                "OPENWORK_HOST_TOKEN", "owner-of-the-host-1234"));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return environment;
    }

    static GateConfig config(Map<String, String> environment) {
        return switch (GateConfig.read(environment, GateConfig.Use.PROXY)) {
            case GateConfig.Reading.Valid valid -> valid.config();
            case GateConfig.Reading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    int port() {
        return server.port();
    }

    Reply send(Raw request) {
        return request.send(port());
    }

    /** A cookie, by the form. */
    String cookie() {
        return send(Raw.login("token=" + TOKEN)).cookie();
    }

    /** Sends it and waits for its line. Lines are written when an answer is out: those of two connections have no order. */
    String told(Raw request) {
        int before = Math.toIntExact(text().lines().count());
        send(request);
        return log(before + 1).get(before);
    }

    /** The lines of the log, once there are that many. */
    List<String> log(int lines) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> text().lines().count() >= lines);
        return text().lines().toList();
    }

    private String text() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
