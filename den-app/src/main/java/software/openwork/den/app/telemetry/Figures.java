package software.openwork.den.app.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.openwork.den.application.observe.Observer.Answered;
import software.openwork.den.application.storage.PoolState;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.trace.VendorCall;

/** Figures since the start of this instance, for Prometheus. Labels have few values: no identifier is one. */
final class Figures {

    private static final double SECOND = 1_000_000_000.0;
    private static final double[] HTTP_BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };
    private static final double[] VENDOR_BOUNDS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15};
    private static final double[] STEP_BOUNDS = {0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 900, 1_800};
    private static final double[] JOB_BOUNDS = {0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60};
    private static final List<String> BREAKER_STATES = List.of("closed", "half_open", "open");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicBoolean machine = new AtomicBoolean();
    private final Counter requests =
            counter("den_http_requests", "Requests answered, by route and status.", "method", "route", "status");
    private final Histogram requestSeconds =
            histogram("den_http_request_seconds", "Time until an answer was ready.", HTTP_BOUNDS, "method", "route");
    private final Counter launchSteps =
            counter("den_launch_steps", "News of launches, by step and what became of it.", "step", "outcome");
    private final Histogram stepSeconds =
            histogram("den_launch_step_seconds", "Time that a step of a launch took.", STEP_BOUNDS, "step");
    private final Counter launches = counter("den_launches", "Launches that ended, and how.", "outcome", "code");
    private final Counter calls =
            counter("den_vendor_calls", "Calls to vendors, each try counted.", "vendor", "operation", "outcome");
    private final Histogram callSeconds =
            histogram("den_vendor_call_seconds", "Time that calls to vendors took.", VENDOR_BOUNDS, "vendor");
    private final Gauge breakers = Gauge.builder()
            .name("den_vendor_breaker_state")
            .help("1 for the state that the breaker of a vendor was in after the last call.")
            .labelNames("vendor", "state")
            .register(registry);
    private final Counter jobs = counter("den_jobs", "Runs of jobs that ended, and how.", "job", "outcome");
    private final Histogram jobSeconds = histogram("den_job_seconds", "Time that jobs took.", JOB_BOUNDS, "job");
    private final Counter gate =
            counter("den_gate_decisions", "Decisions of the labs gate in front of Den.", "decision", "source");

    void answered(Answered answered) {
        requests.labelValues(answered.method(), answered.route(), Integer.toString(answered.status()))
                .inc();
        requestSeconds.labelValues(answered.method(), answered.route()).observe(answered.nanos() / SECOND);
    }

    void launched(LaunchEvent event) {
        switch (event) {
            case LaunchEvent.Step step -> {
                launchSteps
                        .labelValues(step.step().word(), step.progress().word())
                        .inc();
                if (step.progress() == LaunchEvent.Progress.DONE) {
                    stepSeconds
                            .labelValues(step.step().word())
                            .observe(seconds(Duration.between(step.since(), step.at())));
                }
            }
            case LaunchEvent.Status status -> {
                if (status.status().isSettled()) {
                    launches.labelValues(
                                    status.status().word(),
                                    status.code() == null ? "" : status.code().word())
                            .inc();
                }
            }
        }
    }

    void called(VendorCall call) {
        calls.labelValues(call.vendor(), call.operation(), call.outcome()).inc();
        callSeconds.labelValues(call.vendor()).observe(seconds(call.took()));
        for (String state : BREAKER_STATES) {
            breakers.labelValues(call.vendor(), state).set(state.equals(call.breaker()) ? 1 : 0);
        }
    }

    void ran(String job, Duration took, boolean failed) {
        jobs.labelValues(job, failed ? "failed" : "done").inc();
        jobSeconds.labelValues(job).observe(seconds(took));
    }

    void gated(String source, boolean refused) {
        gate.labelValues(refused ? "refused" : "passed", source.toLowerCase(Locale.ROOT))
                .inc();
    }

    void watch(Supplier<List<PoolState>> pools) {
        GaugeWithCallback.builder()
                .name("den_db_connections")
                .help("Connections to the database: in use, idle, waited for, and as many as there may be.")
                .labelNames("pool", "state")
                .callback(callback -> pools.get().forEach(state -> {
                    callback.call(state.active(), state.pool(), "active");
                    callback.call(state.idle(), state.pool(), "idle");
                    callback.call(state.waiting(), state.pool(), "waiting");
                    callback.call(state.most(), state.pool(), "most");
                }))
                .register(registry);
    }

    byte[] text() {
        if (!machine.getAndSet(true)) {
            // Only now, because the beans behind them take time to load, and most starts are never asked.
            MachineFigures.register(registry);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(16 * 1024);
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / SECOND;
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    private Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(bounds)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }
}
