package software.openwork.den.app.telemetry;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.openwork.den.app.config.LogFormat;

/**
 * Den's own records, one a line. A thread of its own forms and writes them, many at once when they come fast: whoever has
 * something to tell does not wait. When it cannot keep up, records are left out and counted.
 */
final class EventLog implements AutoCloseable {

    private static final int WAITING = 16_384;
    private static final int AT_ONCE = 1_000;
    private static final long END_MILLIS = 5_000;

    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final EventText text;
    private final PrintStream out;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean ending;

    private EventLog(LogFormat format, OutputStream out, InstantSource clock) {
        text = EventText.of(format);
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.clock = clock;
        thread = Thread.ofPlatform().daemon().name("event-log").unstarted(this::run);
    }

    static EventLog start(LogFormat format, OutputStream out, InstantSource clock) {
        EventLog log = new EventLog(format, out, clock);
        log.thread.start();
        return log;
    }

    void write(Event event) {
        if (!waiting.offer(new Line(clock.instant(), event))) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        List<Line> lines = new ArrayList<>();
        StringBuilder batch = new StringBuilder();
        try {
            while (!ending || !waiting.isEmpty()) {
                Line first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                lines.add(first);
                waiting.drainTo(lines, AT_ONCE);
                lines.forEach(line -> text.append(batch, line.at(), line.event()));
                tellLost(batch);
                // All at once: each write is a call of the system.
                byte[] bytes = batch.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes, 0, bytes.length);
                out.flush();
                batch.setLength(0);
                lines.clear();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellLost(StringBuilder batch) {
        long count = lost.getAndSet(0);
        if (count > 0) {
            text.append(
                    batch,
                    clock.instant(),
                    Event.of(Event.Level.WARN, "records.lost").with("count", count));
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private record Line(Instant at, Event event) {}
}
