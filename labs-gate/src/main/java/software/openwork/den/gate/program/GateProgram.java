package software.openwork.den.gate.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.openwork.den.gate.GateAdapter;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.proxy.GateServer;

/** The gate's commands. */
@Command(
        name = "labs-gate",
        mixinStandardHelpOptions = true,
        description = "The access gate in front of an OpenWork host. Without a command: serve.",
        footer = {"", "Settings come from the environment; docs/labs-gate.md explains them."})
public final class GateProgram implements Callable<Integer> {

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    private GateProgram(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs a command.
     *
     * @return the status with which the process ends
     */
    public static int run(
            Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new GateProgram(environment, in, out, err)).execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve();
    }

    @Command(mixinStandardHelpOptions = true, description = "Listens, until the process is told to end.")
    int serve() throws InterruptedException {
        GateConfig.Reading reading = GateConfig.read(environment, GateConfig.Use.PROXY);
        reading.warnings().forEach(warning -> err.println("labs-gate: warning: " + warning));
        return switch (reading) {
            case GateConfig.Reading.Invalid invalid -> {
                err.println("labs-gate: these settings must be put right:");
                invalid.problems().forEach(problem -> err.println("  " + problem));
                yield 2;
            }
            case GateConfig.Reading.Valid valid -> serve(valid.config());
        };
    }

    private int serve(GateConfig config) throws InterruptedException {
        GateServer server;
        try {
            server = GateAdapter.start(config, InstantSource.system(), out);
        } catch (IllegalStateException failure) {
            err.println("labs-gate: cannot start: " + failure.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        server.announce();
        new CountDownLatch(1).await();
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Reads the gate's log from standard input and tells who came, how often, and when last; who was"
                            + " refused, and who still uses the old token.")
    int report() throws IOException {
        Report.of(in).print(out);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Tries to get past a gate that is in use, through all that stands in front of it, without any"
                    + " token. Ends with 1 when something got through.")
    int doctor(
            @Parameters(paramLabel = "URL", description = "The public origin, such as https://labs.example.com.")
                    URI url,
            @Option(names = "--login-path", defaultValue = "/labs-access", description = "Path of the login page.")
                    String login) {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            err.println("labs-gate: the URL must be an origin such as https://labs.example.com");
            return 2;
        }
        try {
            return new Doctor(URI.create(url.getScheme() + "://" + url.getRawAuthority()), login, out).run() ? 0 : 1;
        } catch (IOException unreachable) {
            err.println("labs-gate: " + url + " cannot be reached: " + unreachable.getMessage());
            return 1;
        }
    }
}
