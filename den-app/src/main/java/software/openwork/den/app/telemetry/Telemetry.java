package software.openwork.den.app.telemetry;

import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.LogFormat;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.application.storage.PoolState;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.trace.Cause;
import software.openwork.den.domain.trace.VendorCall;
import software.openwork.den.domain.worker.WorkerId;

/** Counts what happens, and writes it down. */
public final class Telemetry implements Observer, AutoCloseable {

    private static final double MILLIS = 1_000_000.0;

    private final Figures figures = new Figures();
    private final EventLog log;

    private Telemetry(EventLog log) {
        this.log = log;
    }

    /**
     * Begins.
     *
     * @param format of the records
     * @param out where they go
     * @param clock dates them
     * @return to be closed, after everything that may still tell something
     */
    public static Telemetry start(LogFormat format, OutputStream out, InstantSource clock) {
        return new Telemetry(EventLog.start(format, out, clock));
    }

    /**
     * Where figures are asked for that nobody tells.
     *
     * @param pools how the database's connections are used
     */
    public void watch(Supplier<List<PoolState>> pools) {
        figures.watch(pools);
    }

    /**
     * The figures.
     *
     * @return text for Prometheus, UTF-8
     */
    public byte[] figures() {
        return figures.text();
    }

    @Override
    public void answered(Answered answered) {
        figures.answered(answered);
        if (isNoise(answered)) {
            return;
        }
        log.write(Event.of(answered.status() >= 500 ? Event.Level.WARN : Event.Level.INFO, "request")
                .with("requestId", answered.requestId())
                .with("trace", trace())
                .with("method", answered.method())
                .with("route", answered.route())
                .with("status", answered.status())
                .with("ms", Math.round(answered.nanos() / MILLIS * 100) / 100.0)
                .with("address", answered.address()));
    }

    /** Whoever watches asks every few seconds. */
    private static boolean isNoise(Answered answered) {
        return answered.status() < 400
                && switch (answered.route()) {
                    case "/health", "/ready", "/metrics", "/web/*" -> true;
                    default -> false;
                };
    }

    @Override
    public void launched(WorkerId worker, LaunchEvent event) {
        figures.launched(event);
        Event record = switch (event) {
            case LaunchEvent.Step step ->
                Event.of(
                                step.progress() == LaunchEvent.Progress.FAILED ? Event.Level.WARN : Event.Level.INFO,
                                "launch.step")
                        .with("step", step.step().word())
                        .with("state", step.progress().word())
                        .with("attempt", step.attempt())
                        .with("code", step.code() == null ? null : step.code().word())
                        .with("reference", step.reference());
            case LaunchEvent.Status status ->
                Event.of(Event.Level.INFO, "launch.status")
                        .with("status", status.status().word())
                        .with(
                                "code",
                                status.code() == null ? null : status.code().word())
                        .with("reference", status.reference());
        };
        log.write(record.with("worker", worker.value())
                .with("requestId", requestId())
                .with("trace", trace()));
    }

    @Override
    public void ran(String job, Duration took, boolean failed) {
        figures.ran(job, took, failed);
        if (failed) {
            log.write(Event.of(Event.Level.WARN, "job.failed").with("job", job).with("ms", took.toMillis()));
        }
    }

    /**
     * Somebody else was called.
     *
     * @param call how that went
     */
    public void called(VendorCall call) {
        figures.called(call);
        boolean well = call.outcome().startsWith("2") || call.outcome().equals("404");
        log.write(Event.of(well ? Event.Level.INFO : Event.Level.WARN, "vendor.call")
                .with("vendor", call.vendor())
                .with("call", call.name())
                .with("outcome", call.outcome())
                .with("ms", call.took().toMillis())
                .with("breaker", call.breaker().equals("closed") ? null : call.breaker())
                .with("requestId", requestId())
                .with("trace", trace()));
    }

    /**
     * The labs gate decided about a request; it keeps a log of its own.
     *
     * @param source what let it in, or should have
     * @param refused whether it was turned away
     */
    public void gated(String source, boolean refused) {
        figures.gated(source, refused);
    }

    private static @Nullable String requestId() {
        return Cause.current().map(Cause::requestId).orElse(null);
    }

    private static @Nullable String trace() {
        return Cause.current().map(Cause::parent).map(parent -> parent.trace()).orElse(null);
    }

    /** Writes what is left. */
    @Override
    public void close() {
        log.close();
    }
}
