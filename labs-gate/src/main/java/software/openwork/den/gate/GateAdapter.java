package software.openwork.den.gate;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.LifeCycle;
import software.openwork.den.gate.door.Gate;
import software.openwork.den.gate.door.GateHandler;
import software.openwork.den.gate.door.OpenRoutes;
import software.openwork.den.gate.log.AccessLog;
import software.openwork.den.gate.program.GateProgram;
import software.openwork.den.gate.proxy.GateServer;

/** The gate, for whoever wires it. */
public final class GateAdapter {

    private GateAdapter() {}

    /**
     * The gate as a handler, to be put around another one.
     *
     * @param config settings
     * @param probes paths that everybody may ask for with GET and HEAD
     * @param hooks paths that everybody may post to
     * @param rawTarget the target of a request as it was in the request line
     * @param log where records of requests go
     * @param watch is told of every decision: what let a request in, and whether it was turned away; must be quick
     * @return the handler; its log is closed when it stops
     */
    public static Handler.Wrapper mount(
            GateConfig config,
            Set<String> probes,
            Set<String> hooks,
            Function<Request, String> rawTarget,
            OutputStream log,
            BiConsumer<String, Boolean> watch) {
        Gate gate = gate(config, new OpenRoutes(probes, hooks, false), InstantSource.system(), log);
        gate.log().watch(entry -> watch.accept(entry.source().name(), entry.refused()));
        GateHandler handler = new GateHandler(gate, rawTarget);
        handler.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopped(LifeCycle stopped) {
                gate.log().close();
            }
        });
        return handler;
    }

    /**
     * The gate as a server in front of another one.
     *
     * @param config settings, with an upstream among them
     * @param clock the time
     * @param log where records of requests go
     * @return the server, listening
     */
    public static GateServer start(GateConfig config, InstantSource clock, OutputStream log) {
        return GateServer.start(gate(config, OpenRoutes.OPENWORK_HOST, clock, log));
    }

    /**
     * Runs the gate's program.
     *
     * @param environment names and values
     * @param in where a log is read from
     * @param out what was asked for, and the log
     * @param err complaints
     * @param arguments command and options; none to serve
     * @return the status with which the process ends
     */
    public static int run(
            Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, String... arguments) {
        return GateProgram.run(environment, in, out, err, arguments);
    }

    private static Gate gate(GateConfig config, OpenRoutes open, InstantSource clock, OutputStream log) {
        return new Gate(config, open, clock, secrets -> new AccessLog(config.log(), clock, secrets, log));
    }
}
