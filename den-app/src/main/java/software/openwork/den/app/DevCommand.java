package software.openwork.den.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;

/** {@code den dev}. */
@Command(
        name = "dev",
        description = "Runs Den for trying it out: a database and a secret of its own in the folder DEN_DATA_DIR,"
                + " workers that only seem to run, no rate limits.",
        mixinStandardHelpOptions = true)
final class DevCommand implements Callable<Integer> {

    private static final int FIRST_PORT = 8788;
    private static final int PORTS = 100;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = new HashMap<>(Settings.environment());
        if (environment.getOrDefault("PORT", "").isBlank()) {
            environment.put("PORT", Integer.toString(freePort()));
        }
        DenConfig config =
                Settings.read(environment, Use.DEV, spec.commandLine().getErr());
        Service.run(config, den -> announce(config, den));
        return 0;
    }

    private void announce(DenConfig config, DenApp den) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("den listening on " + den.port() + " (provisioner=stub)");
        out.println();
        out.println("  Open " + config.server().url() + " and sign up. Cloud workers only seem to run.");
        out.println("  Everything is kept in " + config.storage().dataDir() + "; Ctrl-C stops Den.");
        out.flush();
    }

    private int freePort() {
        int port = IntStream.range(FIRST_PORT, FIRST_PORT + PORTS)
                .filter(DevCommand::isFree)
                .findFirst()
                .orElseThrow(() -> new StartException("the ports from " + FIRST_PORT + " to " + (FIRST_PORT + PORTS - 1)
                        + " are all taken: set PORT to a free one"));
        if (port != FIRST_PORT) {
            spec.commandLine().getErr().println("den: port " + FIRST_PORT + " is taken, so " + port + " it is");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
