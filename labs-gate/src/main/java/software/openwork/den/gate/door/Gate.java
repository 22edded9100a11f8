package software.openwork.den.gate.door;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.openwork.den.domain.gate.GateMode;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.credential.Attempts;
import software.openwork.den.gate.credential.TokenSet;
import software.openwork.den.gate.log.AccessLog;

/** Settings and state of one gate. */
public final class Gate {

    private final GateConfig config;
    private final OpenRoutes open;
    private final InstantSource clock;
    private final TokenSet tokens;
    private final Attempts attempts;
    private final LiveGrants live = new LiveGrants();
    private final AccessLog log;
    private final GateMode mode;

    /**
     * A gate.
     *
     * @param config settings
     * @param open what is open to everybody
     * @param clock the time
     * @param log makes the log, given what must not be in it
     */
    public Gate(
            GateConfig config, OpenRoutes open, InstantSource clock, Function<Supplier<List<String>>, AccessLog> log) {
        this.config = config;
        this.open = open;
        this.clock = clock;
        tokens = new TokenSet(config.tokens());
        attempts = new Attempts(clock);
        this.log = log.apply(this::secrets);
        mode = config.closed() ? GateMode.CLOSED : config.enabled() ? GateMode.ON : GateMode.OFF;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(tokens.now().secrets());
        config.tokens().openwork().ifPresent(token -> secrets.add(token.reveal()));
        config.tokens().host().ifPresent(token -> secrets.add(token.reveal()));
        return secrets;
    }

    /** Reads changed tokens and ends what has no right any more. */
    void sweep() {
        try {
            tokens.refresh();
            live.sweep(tokens.now(), clock.instant());
        } catch (RuntimeException failure) {
            // Or it would be the last sweep.
            log.note(AccessLog.Severity.ERROR, "the sweep failed: " + failure);
        }
    }

    boolean throttles(Incoming incoming) {
        return incoming.offersToken() && !attempts.wait(incoming.client()).isZero();
    }

    boolean takesForms() {
        return mode == GateMode.ON;
    }

    /** Settings. */
    public GateConfig config() {
        return config;
    }

    /** The log. */
    public AccessLog log() {
        return log;
    }

    OpenRoutes open() {
        return open;
    }

    InstantSource clock() {
        return clock;
    }

    TokenSet tokens() {
        return tokens;
    }

    Attempts attempts() {
        return attempts;
    }

    LiveGrants live() {
        return live;
    }

    GateMode mode() {
        return mode;
    }
}
