package software.openwork.den.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.config.LogFormat;
import software.openwork.den.application.observe.Observer.Answered;
import software.openwork.den.application.storage.PoolState;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.trace.Cause;
import software.openwork.den.domain.trace.VendorCall;

class TelemetryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Answered OK = new Answered("req-1", "GET", "/v1/me", 200, 1_234_567, "192.0.2.1");
    private static final VendorCall CALL =
            new VendorCall("render", "read", "GET /services/srv-1", "503", Duration.ofMillis(40), "half_open");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteReadableLines() {
        try (Telemetry telemetry = Telemetry.start(LogFormat.TEXT, out, CLOCK)) {
            telemetry.answered(OK);
            new Cause("req-2", null).during(() -> {
                telemetry.called(CALL);
                return true;
            });
            telemetry.ran("chain", Duration.ofMillis(7), true);
        }

        assertThat(said().lines())
                .containsExactly(
                        "2026-03-01T12:00:00.123Z INFO request requestId=req-1 method=GET route=/v1/me status=200"
                                + " ms=1.23 address=192.0.2.1",
                        "2026-03-01T12:00:00.123Z WARN vendor.call vendor=render call=\"GET /services/srv-1\""
                                + " outcome=503 ms=40 breaker=half_open requestId=req-2",
                        "2026-03-01T12:00:00.123Z WARN job.failed job=chain ms=7");
    }

    @Test
    void shouldWriteJsonThatNobodyCanForge() {
        Event event = Event.of(Event.Level.INFO, "test")
                .with("text", "a \"b\"\n{\u0000} 🦊")
                .with("number", 1.5)
                .with("nothing", null)
                .with("secret", Secret.of("do not tell"));
        StringBuilder text = new StringBuilder();

        EventText.of(LogFormat.JSON).append(text, NOW, event);

        assertThat(text.toString())
                .isEqualTo("{\"time\":\"2026-03-01T12:00:00.123Z\",\"level\":\"info\",\"event\":\"test\","
                        + "\"text\":\"a \\\"b\\\"\\n{\\u0000} 🦊\",\"number\":1.5,\"secret\":\"Secret[redacted]\"}\n");
        text.setLength(0);
        EventText.of(LogFormat.TEXT)
                .append(text, NOW, Event.of(Event.Level.WARN, "t").with("a", "x\ny=z"));
        assertThat(text.toString()).hasLineCount(1).endsWith(" a=\"x\\ny=z\"\n");
    }

    @Test
    void shouldNotRecordWhoeverOnlyWatches() {
        try (Telemetry telemetry = Telemetry.start(LogFormat.JSON, out, CLOCK)) {
            telemetry.answered(new Answered("r", "GET", "/ready", 200, 1, ""));
            telemetry.answered(new Answered("r", "GET", "/web/*", 304, 1, ""));
            telemetry.answered(new Answered("r", "GET", "/ready", 503, 1, ""));
        }

        assertThat(said().lines()).hasSize(1).allMatch(line -> line.contains("\"status\":503"));
    }

    @Test
    void shouldLeaveRecordsOutRatherThanHoldAnybodyUp() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                try {
                    open.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                out.write(bytes, from, count);
            }
        };
        try (Telemetry telemetry = Telemetry.start(LogFormat.TEXT, slow, CLOCK)) {
            for (int i = 0; i < 40_000; i++) {
                telemetry.answered(OK);
            }
            open.countDown();
        }

        assertThat(said()).contains("records.lost count=");
        assertThat(said().lines().count()).isLessThan(40_000);
    }

    @Test
    void shouldShowFiguresForPrometheus() {
        try (Telemetry telemetry = Telemetry.start(LogFormat.TEXT, out, CLOCK)) {
            telemetry.watch(() -> List.of(new PoolState("requests", 3, 1, 2, 4), new PoolState("jobs", 0, 0, 5, 2)));
            telemetry.answered(OK);
            telemetry.answered(OK);
            telemetry.called(CALL);
            telemetry.ran("worker", Duration.ofMillis(30), false);
            telemetry.gated("COOKIE", false);
            telemetry.figures();

            assertThat(new String(telemetry.figures(), StandardCharsets.UTF_8))
                    .contains(
                            "# TYPE den_http_requests_total counter",
                            "den_http_requests_total{method=\"GET\",route=\"/v1/me\",status=\"200\"} 2.0",
                            "den_http_request_seconds_count{method=\"GET\",route=\"/v1/me\"} 2",
                            "den_vendor_calls_total{operation=\"read\",outcome=\"503\",vendor=\"render\"} 1.0",
                            "den_vendor_breaker_state{state=\"half_open\",vendor=\"render\"} 1.0",
                            "den_vendor_breaker_state{state=\"closed\",vendor=\"render\"} 0.0",
                            "den_jobs_total{job=\"worker\",outcome=\"done\"} 1.0",
                            "den_gate_decisions_total{decision=\"passed\",source=\"cookie\"} 1.0",
                            "den_db_connections{pool=\"requests\",state=\"waiting\"} 2.0",
                            "den_db_connections{pool=\"jobs\",state=\"waiting\"} 5.0",
                            "jvm_threads_current",
                            "process_start_time_seconds");
        }
    }
}
