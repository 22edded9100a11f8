package software.openwork.den.gate.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Writes lines in order, on a thread of its own, many at once when they come fast. Loses none: writers wait instead. */
final class LineWriter implements AutoCloseable {

    private static final int WAITING = 8_192;
    private static final String END = new String("end");

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final PrintStream out;
    private final Thread thread;

    LineWriter(OutputStream out) {
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        thread = Thread.ofPlatform().daemon().name("gate-log").start(this::write);
    }

    void line(String line) {
        try {
            lines.put(line);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the one object that no line is
    private void write() {
        List<String> batch = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                batch.add(lines.take());
                lines.drainTo(batch, 1_000);
                boolean end = batch.removeIf(line -> line == END);
                batch.forEach(line -> text.append(line).append('\n'));
                // All at once: each write is a call of the system.
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes, 0, bytes.length);
                out.flush();
                if (end) {
                    return;
                }
                text.setLength(0);
                batch.clear();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        line(END);
        try {
            thread.join(5_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
