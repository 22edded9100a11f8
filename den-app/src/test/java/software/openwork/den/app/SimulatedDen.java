package software.openwork.den.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;
import software.openwork.den.app.simulate.NamedWorkers;
import software.openwork.den.app.simulate.StandIns;

/**
 * A program for tests: Den as {@code den serve} runs it, where the workers' own names work without DNS and certificates.
 * Who answers under {@code https://NAME} is asked at a URL: {@code GET /?name=NAME} gives the URL of the worker, if any.
 */
public final class SimulatedDen {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private SimulatedDen() {}

    /**
     * Its arguments are the URL that knows the names and by how much its clock is ahead; the rest comes from the
     * environment.
     */
    public static void main(String[] arguments) throws InterruptedException {
        DenConfig config = switch (DenConfig.read(System.getenv(), Use.SERVE)) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new IllegalStateException("" + invalid.problems());
        };
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
        DenApp den = start(config, ahead, URI.create(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(den::close, "stop"));
        new CountDownLatch(1).await();
    }

    /** The same in this JVM. */
    public static DenApp start(DenConfig config, InstantSource clock, URI names) {
        return DenApp.start(
                config,
                clock,
                vendors -> vendors.withRuntime(runtime -> new NamedWorkers(runtime, url -> resolve(names, url))));
    }

    /** Runs a command of the program, which reads these variables and writes there; gives its status. */
    public static int command(Map<String, String> environment, PrintStream out, String... arguments) {
        return Arguments.run(new Commands(out, out, environment, Path.of("target", "no-such-folder")), arguments);
    }

    /** The same as {@code den dev --simulate} runs it. */
    public static DenApp start(DenConfig config, StandIns standIns) {
        return DenApp.start(config, InstantSource.system(), vendors -> vendors.withRuntime(standIns::named));
    }

    private static Optional<String> resolve(URI names, String url) {
        if (!url.startsWith("https://")) {
            return Optional.of(url);
        }
        HttpRequest request = HttpRequest.newBuilder(
                        names.resolve("/?name=" + URI.create(url).getHost()))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
