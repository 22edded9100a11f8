package software.openwork.den.gate.door;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.GateDecision;
import software.openwork.den.domain.gate.GatePolicy;
import software.openwork.den.domain.gate.GateRoute;
import software.openwork.den.domain.gate.GateSource;
import software.openwork.den.domain.gate.Grant;
import software.openwork.den.gate.credential.AccessTokens;
import software.openwork.den.gate.log.AccessLog;
import software.openwork.den.gate.log.Entry;

/**
 * The gate as a handler of Jetty: what it lets through goes on to the handler within. It never blocks, so that it may be
 * part of a chain that does not either.
 */
public final class GateHandler extends Handler.Wrapper {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Gate gate;
    private final Effects effects;
    private final Actors actors;
    private final Function<Request, String> rawTarget;
    private @Nullable ScheduledExecutorService sweeper;

    /**
     * A gate without anything behind it yet.
     *
     * @param gate settings and state
     * @param rawTarget the target of a request exactly as it was in the request line
     */
    public GateHandler(Gate gate, Function<Request, String> rawTarget) {
        this.gate = gate;
        this.rawTarget = rawTarget;
        effects = new Effects(gate);
        actors = Actors.of(gate.config().tokens());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("gate-sweeper").factory());
        sweeper = scheduler;
        ScheduledFuture<?> unused = scheduler.scheduleWithFixedDelay(
                gate::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (sweeper != null) {
            sweeper.shutdownNow();
        }
        gate.live().endAll();
        super.doStop();
    }

    @Override
    public InvocationType getInvocationType() {
        Handler next = getHandler();
        return next == null ? InvocationType.NON_BLOCKING : next.getInvocationType();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Incoming incoming = new Incoming(request, rawTarget.apply(request), gate.config(), gate.open());
        Visit visit = new Visit(request, incoming);
        AccessTokens tokens = gate.tokens().now();
        Request.addCompletionListener(request, failure -> {
            visit.completed();
            gate.log().request(entry(request, response, incoming, visit, tokens));
        });
        Instant now = gate.clock().instant();
        if (incoming.route() == GateRoute.LOGIN_FORM && gate.takesForms()) {
            new LoginForm(gate, effects).handle(new Turn(request, response, callback, incoming, visit, tokens, now));
            return true;
        }
        GateDecision decision = GatePolicy.decide(gate.mode(), incoming.facts(tokens, now, gate.throttles(incoming)));
        Turn turn = new Turn(request, response, callback, incoming, visit, tokens, now);
        return decision instanceof GateDecision.Pass pass ? pass(turn, pass) : effects.carryOut(turn, decision);
    }

    private boolean pass(Turn turn, GateDecision.Pass pass) throws Exception {
        Grant grant = pass.grant();
        Visit visit = turn.visit();
        visit.note(pass.source(), grant == null ? null : grant.token());
        boolean open = pass.source() == GateSource.OPEN;
        visit.pass(turn.incoming().target().withQuery(turn.incoming().query().rest()), open);
        if (grant != null) {
            visit.entered(gate.live().enter(visit, grant, turn.tokens()));
            visit.whenOver(() -> turn.request()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close());
        }
        return super.handle(PassedRequest.of(turn.request(), turn.incoming(), open), turn.response(), turn.callback());
    }

    private Entry entry(Request request, Response response, Incoming incoming, Visit visit, AccessTokens tokens) {
        return new Entry(
                request.getMethod(),
                incoming.shownPath(),
                response.getStatus(),
                Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())),
                gate.config().enabled(),
                visit.source(),
                visit.cookieIssued(),
                visit.token(),
                visit.refused(),
                actors.actor(request.getHeaders(), tokens),
                new Entry.Client(
                        incoming.client().toString(),
                        incoming.first("User-Agent").orElse(null)));
    }

    /** Its log, for what happens outside of it. */
    public AccessLog log() {
        return gate.log();
    }
}
