package software.openwork.den.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A Den that runs in a process of its own, which can be killed. */
final class DenProcess implements Server, AutoCloseable {

    /** As the launcher {@code bin/den} starts it. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-Xms40m",
            "-Xmn16m",
            "-XX:MinHeapFreeRatio=30",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=2000",
            "-XX:InlineSmallCode=800",
            "-XX:FreqInlineSize=100");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI base;
    private final Path log;

    private DenProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Starts the program, a class and its arguments, on the class path of this test, and waits until it answers. */
    static DenProcess start(Path log, String databaseUrl, String... program) {
        return start(log, databaseUrl, UnaryOperator.identity(), program);
    }

    /** The same with more, or other, variables. */
    static DenProcess start(Path log, String databaseUrl, UnaryOperator<Map<String, String>> more, String... program) {
        return start(FreePort.pick(), log, databaseUrl, more, program);
    }

    /** The same on that port. */
    static DenProcess start(
            int port, Path log, String databaseUrl, UnaryOperator<Map<String, String>> more, String... program) {
        ProcessBuilder command = new ProcessBuilder(java().toString());
        command.command().addAll(OPTIONS);
        command.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.command().addAll(List.of(program));
        command.environment().keySet().removeIf(name -> name.startsWith("DEN_"));
        command.environment().put("MALLOC_ARENA_MAX", "2");
        command.environment().putAll(more.apply(Den.environment(port, databaseUrl)));
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            DenProcess den = new DenProcess(command.start(), URI.create("http://localhost:" + port), log);
            den.awaitAnswer();
            return den;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private void awaitAnswer() {
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/health")).build();
        Awaitility.await("the server to answer, see " + log)
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the server ended: " + log, () -> !process.isAlive())
                .ignoreException(ConnectException.class)
                .until(() -> HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200);
    }

    @Override
    public URI base() {
        return base;
    }

    /** What it said so far, on both outputs. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does it: nothing in it gets to run any more. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
