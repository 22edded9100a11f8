package software.openwork.den.gate.program;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
    private final PrintStream out;
    private final PrintStream err;

    private GateProgram(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
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
        return new CommandLine(new GateProgram(environment, out, err)).execute(arguments);
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
}
