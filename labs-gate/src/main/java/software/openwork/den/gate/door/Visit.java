package software.openwork.den.gate.door;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.GateSource;
import software.openwork.den.gate.wire.Address;
import software.openwork.den.gate.wire.RawTarget;

/** One request on its way through the gate: what the log tells of it, and what ends when its right does. */
public final class Visit {

    private static final String ATTRIBUTE = Visit.class.getName();

    private final Address client;
    private final boolean fromProxy;
    private @Nullable RawTarget target;
    private boolean open;

    private GateSource source = GateSource.NONE;
    private boolean refused;
    private boolean cookieIssued;
    private @Nullable String token;

    private final List<Runnable> endings = new ArrayList<>();
    private @Nullable Runnable leave;
    private boolean stays;
    private boolean ended;

    Visit(Request request, Incoming incoming) {
        client = incoming.client();
        fromProxy = incoming.fromProxy();
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The visit that a request is, past the gate. */
    public static Visit of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visit visit) {
            return visit;
        }
        throw new IllegalStateException("a request that did not come through the gate");
    }

    /** Whether the request came as far as the gate. */
    public static boolean isOn(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visit;
    }

    /** What is asked for, as it came, without the gate's own parameter. */
    public RawTarget target() {
        if (target == null) {
            throw new IllegalStateException("a request that was not let through");
        }
        return target;
    }

    /** Whether anybody may ask for it. */
    public boolean isOpen() {
        return open;
    }

    /** Where it comes from. */
    public Address client() {
        return client;
    }

    /** Whether what the other end says of the client is believed. */
    public boolean fromProxy() {
        return fromProxy;
    }

    /** Adds something to do when the right to be here ends; at once when it has. */
    public void whenOver(Runnable ending) {
        synchronized (this) {
            if (!ended) {
                endings.add(ending);
                return;
            }
        }
        ending.run();
    }

    /** It goes on when the request is over, until {@link #leave()}; what was to be done at the end is taken back. */
    public synchronized void stay() {
        stays = true;
        endings.clear();
    }

    /** It is over. */
    public void leave() {
        if (leave != null) {
            leave.run();
        }
    }

    void pass(RawTarget to, boolean openRoute) {
        target = to;
        open = openRoute;
    }

    void note(GateSource by, @Nullable String tokenName) {
        source = by;
        token = tokenName;
    }

    void refuse() {
        refused = true;
    }

    void cookie() {
        cookieIssued = true;
    }

    void entered(Runnable left) {
        leave = left;
    }

    void completed() {
        boolean over;
        synchronized (this) {
            over = !stays;
        }
        if (over) {
            leave();
        }
    }

    void end() {
        List<Runnable> all;
        synchronized (this) {
            ended = true;
            all = List.copyOf(endings);
            endings.clear();
        }
        // The last one first: what the handlers within began ends before the connection does.
        all.reversed().forEach(Runnable::run);
    }

    GateSource source() {
        return source;
    }

    boolean refused() {
        return refused;
    }

    boolean cookieIssued() {
        return cookieIssued;
    }

    @Nullable
    String token() {
        return token;
    }
}
