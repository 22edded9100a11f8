package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * The rules of a launch: what to do next, and what follows from what came of it. {@link LaunchState} has the table.
 *
 * <p>Pure and total: nothing here throws, whatever comes; every outcome in every state gives a state, and outcomes
 * that do not fit (late or repeated ones) change nothing. Every state that is not terminal is left at its deadline;
 * only time in the vendor's queue moves a deadline, and that for {@link LaunchPolicy#LONGEST_QUEUE} at most. A launch
 * that is live, failed or cancelled is not revived by any outcome.
 *
 * <p>Use: {@link #decide}; before a {@link LaunchAction.CreateHost} store {@link #sending}; carry the action out;
 * {@link #apply}; store the transition with compare-and-set; forget everything. An action may be repeated after a
 * crash: all but the create are harmless to repeat, and the create is not repeated before a search.
 *
 * <p>Pauses: a second after a first failure, then twice as long each time up to a minute, or what the vendor asks for
 * up to an hour; {@link LaunchPolicy#pollInterval} between looks at something under way, a minute once the worker is
 * published. Times are cut to whole milliseconds, so that a launch is the same after it was stored. Safe for use by
 * many threads.
 */
public final class LaunchMachine {

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final LaunchPolicy policy;

    /**
     * A machine with these settings.
     *
     * @param policy the settings
     */
    public LaunchMachine(LaunchPolicy policy) {
        this.policy = policy;
    }

    /**
     * The launch of a new cloud worker. Its first events are the worker's status, the request, and the first step.
     *
     * @param worker the worker, provisioning
     * @param reference short text by which people speak of this launch
     * @param now the present
     * @return the launch to insert, with its first events
     * @throws IllegalArgumentException when the worker has no creator
     */
    public LaunchTransition request(Worker worker, String reference, Instant now) {
        if (worker.createdBy() == null) {
            throw new IllegalArgumentException("a worker that is launched has a creator");
        }
        return begin(
                worker,
                worker.createdBy(),
                policy.vanityDomain(worker.id()).orElse(null),
                new LaunchState.Requested(),
                reference,
                now);
    }

    /**
     * The launch of a worker that the replaced service left on its way, in which that service's create is looked for
     * and none is sent. A create whose result is not known is what it left; as nobody knows when it was sent, nothing
     * found is not believed before the deadline, at which the launch fails. Where nothing real runs there is nothing to
     * look for: it is an ordinary launch then.
     *
     * @param worker the worker, provisioning, without a launch
     * @param keeper its creator, or whoever else owns it
     * @param reference short text by which people speak of this launch
     * @param now the present
     * @return the launch to insert, with its first events
     */
    public LaunchTransition adopt(Worker worker, UserId keeper, String reference, Instant now) {
        return begin(
                worker,
                keeper,
                policy.formerVanityDomain(worker.id()).orElse(null),
                policy.probesRuntime()
                        ? new LaunchState.CreateSent(millis(now.plus(policy.requestDeadline())))
                        : new LaunchState.Requested(),
                reference,
                now);
    }

    private LaunchTransition begin(
            Worker worker,
            UserId createdBy,
            @Nullable String vanityDomain,
            LaunchState state,
            String reference,
            Instant now) {
        Instant at = millis(now);
        Launch launch = new Launch(
                worker.id(),
                worker.orgId(),
                createdBy,
                vanityDomain,
                reference,
                state,
                at,
                millis(at.plus(policy.requestDeadline())),
                0,
                at,
                null,
                false,
                0,
                0,
                at);
        return new Draft(launch, now)
                .status(WorkerStatus.PROVISIONING)
                .step(LaunchStep.REQUESTED, LaunchEvent.Progress.DONE)
                .step(LaunchStep.HOST_CREATED, LaunchEvent.Progress.STARTED)
                .end();
    }

    /**
     * What to do now.
     *
     * @param launch the launch
     * @param now the present
     * @return the action; {@code Nothing} in a terminal state
     */
    public LaunchAction decide(Launch launch, Instant now) {
        LaunchState state = launch.state();
        if (state.isTerminal()) {
            return new LaunchAction.Nothing();
        }
        if (!now.isBefore(launch.deadline())) {
            return new LaunchAction.GiveUp();
        }
        if (now.isBefore(launch.dueAt())) {
            return new LaunchAction.Wait(earlier(launch.dueAt(), launch.deadline()));
        }
        return switch (state) {
            case LaunchState.Requested requested -> new LaunchAction.FindHost();
            case LaunchState.Cleared cleared -> new LaunchAction.CreateHost();
            case LaunchState.CreateSent sent -> new LaunchAction.FindHost();
            case LaunchState.Resuming resuming -> new LaunchAction.ResumeHost(resuming.host());
            case LaunchState.HostCreated created -> new LaunchAction.ReadDeploy(created.host());
            case LaunchState.DeployLive live -> new LaunchAction.ProbeHealth(live.url());
            case LaunchState.RuntimeHealthy healthy -> new LaunchAction.AttachDomain(healthy.host(), domain(launch));
            case LaunchState.DomainAttached attached -> new LaunchAction.PointDns(domain(launch), attached.url());
            case LaunchState.DnsReady ready ->
                asksForVerification(launch.attempt())
                        ? new LaunchAction.VerifyDomain(ready.host(), domain(launch))
                        : new LaunchAction.ProbeHealth("https://" + domain(launch));
            case LaunchState.Reachable reachable -> new LaunchAction.Publish(reachable.finalUrl());
            case LaunchState.Failing failing ->
                failing.host() == null ? new LaunchAction.FindHost() : new LaunchAction.SuspendHost(failing.host());
            case LaunchState.Live live -> new LaunchAction.Nothing();
            case LaunchState.Failed failed -> new LaunchAction.Nothing();
            case LaunchState.Cancelled cancelled -> new LaunchAction.Nothing();
        };
    }

    /** First of all, and ever more seldom while the name does not work: vendors allow few of these requests. */
    private static boolean asksForVerification(int attempt) {
        return attempt == 0 || (attempt >= 8 && Integer.bitCount(attempt) == 1);
    }

    /**
     * The launch as it must be stored before a create is sent, so that a crash leads to a search and not to a second
     * service. The doubt about the create is counted from here.
     *
     * @param launch a launch in {@link LaunchState.Cleared}
     * @param now the present
     * @return the launch to store; the same for any other state
     */
    public Launch sending(Launch launch, Instant now) {
        return launch.state() instanceof LaunchState.Cleared
                ? launch.in(new LaunchState.CreateSent(millis(now)))
                : launch;
    }

    /**
     * What follows from an outcome.
     *
     * @param launch the launch as it was when the action was taken
     * @param outcome what came of it
     * @param now the present
     * @return the next state, with the events to append and what becomes of the worker; an outcome that does not fit
     *     leaves everything as it was, without events
     */
    public LaunchTransition apply(Launch launch, LaunchOutcome outcome, Instant now) {
        Draft draft = new Draft(launch, now);
        LaunchState state = launch.state();
        if (state.isTerminal()) {
            return draft.end();
        }
        return switch (outcome) {
            case LaunchOutcome.Queued queued -> queued(draft, state, queued.until());
            case LaunchOutcome.Unavailable unavailable -> unavailable(draft, state, unavailable, now);
            case LaunchOutcome.Pending pending ->
                draft.look(pending.detail(), pending.pause()).end();
            case LaunchOutcome.GivenUp givenUp -> givenUp(draft, state, now);
            case LaunchOutcome.Rejected rejected -> rejected(draft, state, rejected.code(), rejected.detail(), now);
            case LaunchOutcome.Refused refused ->
                state instanceof LaunchState.CreateSent || state instanceof LaunchState.Cleared
                        ? fail(draft, state, null, refused.code(), refused.detail())
                        : draft.end();
            case LaunchOutcome.Gone gone -> gone(draft, state, now);
            case LaunchOutcome.NotMade notMade -> notMade(draft, state, notMade);
            case LaunchOutcome.HostKnown known -> hostKnown(draft, state, known.host());
            case LaunchOutcome.HostMissing missing -> hostMissing(draft, state, now);
            case LaunchOutcome.Deployed deployed ->
                state instanceof LaunchState.HostCreated created
                        ? deployed(draft, created, deployed.url())
                        : draft.end();
            case LaunchOutcome.Done done -> done(draft, state);
        };
    }

    /**
     * The worker was deleted. What runs is left to the teardown, which is made from the launch as it was before.
     *
     * @param launch the launch
     * @param now the present
     * @return cancelled, unless it was {@code Live} or {@code Cancelled}, which stay as they are; the worker is stopped
     *     in any case, and a repeat on a live launch says so again
     */
    public LaunchTransition cancel(Launch launch, Instant now) {
        Draft draft = new Draft(launch, now);
        return switch (launch.state()) {
            case LaunchState.Live live -> draft.status(WorkerStatus.STOPPED).end();
            case LaunchState.Cancelled cancelled -> draft.end();
            case LaunchState.Failed failed ->
                draft.become(new LaunchState.Cancelled(failed.pursues()))
                        .status(WorkerStatus.STOPPED)
                        .end();
            case LaunchState.Requested requested -> cancelled(draft, requested);
            case LaunchState.Cleared cleared -> cancelled(draft, cleared);
            case LaunchState.CreateSent sent -> cancelled(draft, sent);
            case LaunchState.Resuming resuming -> cancelled(draft, resuming);
            case LaunchState.HostCreated created -> cancelled(draft, created);
            case LaunchState.DeployLive deployLive -> cancelled(draft, deployLive);
            case LaunchState.Adorning adorning -> cancelled(draft, adorning);
            case LaunchState.Reachable reachable -> cancelled(draft, reachable);
            case LaunchState.Failing failing -> cancelled(draft, failing);
        };
    }

    /**
     * A failed launch is tried again, with the service that it left suspended if there is one.
     *
     * @param launch the launch
     * @param now the present
     * @return under way again; unchanged in any state but {@code Failed}
     */
    public LaunchTransition retry(Launch launch, Instant now) {
        Draft draft = new Draft(launch, now);
        if (!(launch.state() instanceof LaunchState.Failed failed)) {
            return draft.end();
        }
        LaunchState next =
                failed.host() == null ? new LaunchState.Requested() : new LaunchState.Resuming(failed.host());
        return draft.begin(next, policy.requestDeadline())
                .requestedAgain()
                .status(WorkerStatus.PROVISIONING)
                .step(LaunchStep.HOST_CREATED, LaunchEvent.Progress.STARTED)
                .end();
    }

    /**
     * The service of a failed launch was found running, which it should not be: it is suspended again.
     *
     * @param launch the launch
     * @param host what runs
     * @param now the present
     * @return failing, from when it failed; unchanged in any state but {@code Failed}
     */
    public LaunchTransition suspendAgain(Launch launch, HostRef host, Instant now) {
        Draft draft = new Draft(launch, now);
        return launch.state() instanceof LaunchState.Failed failed
                ? draft.become(new LaunchState.Failing(host, null, failed.failure()))
                        .prolong(policy.failingDeadline())
                        .end()
                : draft.end();
    }

    private LaunchTransition cancelled(Draft draft, LaunchState state) {
        return draft.failStep(state.pursues(), FailureCode.CANCELLED, null)
                .become(new LaunchState.Cancelled(state.pursues()))
                .status(WorkerStatus.STOPPED)
                .end();
    }

    private LaunchTransition queued(Draft draft, LaunchState state, Instant until) {
        if (!(state instanceof LaunchState.CreateSent) && !(state instanceof LaunchState.Cleared)) {
            return draft.end();
        }
        return draft.become(new LaunchState.Cleared()).queue(until).end();
    }

    private LaunchTransition unavailable(
            Draft draft, LaunchState state, LaunchOutcome.Unavailable unavailable, Instant now) {
        // Whoever sent a create without storing that first must not be led to send another one.
        if (state instanceof LaunchState.Cleared) {
            draft.become(new LaunchState.CreateSent(millis(now)));
        }
        return draft.hold(unavailable.reason(), unavailable.retryAfter()).end();
    }

    private LaunchTransition notMade(Draft draft, LaunchState state, LaunchOutcome.NotMade notMade) {
        if (!(state instanceof LaunchState.CreateSent)) {
            return draft.end();
        }
        return draft.become(new LaunchState.Cleared())
                .hold(notMade.reason(), notMade.retryAfter())
                .end();
    }

    private LaunchTransition hostKnown(Draft draft, LaunchState state, HostRef host) {
        return switch (state) {
            case LaunchState.Requested requested -> hostCreated(draft, host);
            case LaunchState.Cleared cleared -> hostCreated(draft, host);
            case LaunchState.CreateSent sent -> hostCreated(draft, host);
            case LaunchState.Failing failing ->
                failing.host() == null
                        ? draft.become(new LaunchState.Failing(host, null, failing.failure()))
                                .soon()
                                .end()
                        : draft.end();
            case LaunchState.Resuming resuming -> draft.end();
            case LaunchState.HostCreated created -> draft.end();
            case LaunchState.Deployed deployed -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    private LaunchTransition hostCreated(Draft draft, HostRef host) {
        return draft.step(LaunchStep.HOST_CREATED, LaunchEvent.Progress.DONE)
                .begin(new LaunchState.HostCreated(host), policy.deployDeadline())
                .step(LaunchStep.DEPLOY_LIVE, LaunchEvent.Progress.STARTED)
                .end();
    }

    private LaunchTransition hostMissing(Draft draft, LaunchState state, Instant now) {
        if (state instanceof LaunchState.Requested) {
            return draft.become(new LaunchState.Cleared()).soon().end();
        }
        if (state instanceof LaunchState.CreateSent sent) {
            return doubtful(sent.at(), now)
                    ? draft.look("waiting for the answer to a create").end()
                    : draft.become(new LaunchState.Cleared()).soon().end();
        }
        if (state instanceof LaunchState.Failing failing && failing.host() == null) {
            return doubtful(failing, now)
                    ? draft.look("waiting for the answer to a create").end()
                    : draft.become(new LaunchState.Failed(null, failing.failure()))
                            .end();
        }
        return draft.end();
    }

    private boolean doubtful(Instant createSentAt, Instant now) {
        return now.isBefore(createSentAt.plus(policy.doubt()));
    }

    /** Whether a service may still come into being that the launch knows nothing of. */
    private boolean doubtful(LaunchState.Failing failing, Instant now) {
        return failing.host() == null && failing.createSentAt() != null && doubtful(failing.createSentAt(), now);
    }

    private LaunchTransition deployed(Draft draft, LaunchState.HostCreated created, String url) {
        draft.step(LaunchStep.DEPLOY_LIVE, LaunchEvent.Progress.DONE);
        if (policy.probesRuntime()) {
            return draft.begin(new LaunchState.DeployLive(created.host(), url), policy.healthDeadline())
                    .step(LaunchStep.RUNTIME_HEALTHY, LaunchEvent.Progress.STARTED)
                    .end();
        }
        return healthy(draft, created.host(), url, LaunchEvent.Progress.SKIPPED);
    }

    private LaunchTransition healthy(Draft draft, HostRef host, String url, LaunchEvent.Progress progress) {
        draft.step(LaunchStep.RUNTIME_HEALTHY, progress);
        if (draft.launch.vanityDomain() == null) {
            return reachable(draft, host, url, url, LaunchStep.DOMAIN_ATTACHED);
        }
        return draft.begin(new LaunchState.RuntimeHealthy(host, url), policy.vanityDeadline())
                .step(LaunchStep.DOMAIN_ATTACHED, LaunchEvent.Progress.STARTED)
                .end();
    }

    /** Towards the end, skipping what comes from the given step on, up to the worker's own name. */
    private LaunchTransition reachable(
            Draft draft, HostRef host, String url, String finalUrl, @Nullable LaunchStep skipFrom) {
        if (skipFrom != null) {
            for (LaunchStep step : LaunchStep.values()) {
                if (step.compareTo(skipFrom) >= 0 && step.compareTo(LaunchStep.VANITY_HEALTHY) <= 0) {
                    draft.step(step, LaunchEvent.Progress.SKIPPED);
                }
            }
        }
        return draft.begin(new LaunchState.Reachable(host, url, finalUrl), policy.requestDeadline())
                .end();
    }

    private LaunchTransition done(Draft draft, LaunchState state) {
        return switch (state) {
            case LaunchState.Resuming resuming -> hostCreated(draft, resuming.host());
            case LaunchState.DeployLive live -> healthy(draft, live.host(), live.url(), LaunchEvent.Progress.DONE);
            case LaunchState.RuntimeHealthy healthy ->
                draft.step(LaunchStep.DOMAIN_ATTACHED, LaunchEvent.Progress.DONE)
                        .go(new LaunchState.DomainAttached(healthy.host(), healthy.url()))
                        .step(LaunchStep.DNS_READY, LaunchEvent.Progress.STARTED)
                        .end();
            case LaunchState.DomainAttached attached ->
                draft.step(LaunchStep.DNS_READY, LaunchEvent.Progress.DONE)
                        .go(new LaunchState.DnsReady(attached.host(), attached.url()))
                        .step(LaunchStep.VANITY_HEALTHY, LaunchEvent.Progress.STARTED)
                        .end();
            case LaunchState.DnsReady ready -> {
                draft.step(LaunchStep.VANITY_HEALTHY, LaunchEvent.Progress.DONE);
                yield reachable(draft, ready.host(), ready.url(), "https://" + domain(draft.launch), null);
            }
            case LaunchState.Reachable reachable -> live(draft, reachable);
            case LaunchState.Failing failing ->
                failing.host() == null
                        ? draft.end()
                        : draft.become(new LaunchState.Failed(failing.host(), failing.failure()))
                                .end();
            case LaunchState.Requested requested -> draft.end();
            case LaunchState.Cleared cleared -> draft.end();
            case LaunchState.CreateSent sent -> draft.end();
            case LaunchState.HostCreated created -> draft.end();
            case LaunchState.Live live -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    /** The worker becomes healthy, unless it did when its time for a name of its own was over. */
    private LaunchTransition live(Draft draft, LaunchState.Reachable reachable) {
        boolean healthy = draft.launch.published();
        boolean moves = !healthy || !reachable.finalUrl().equals(reachable.url());
        if (moves) {
            draft.publish(reachable.finalUrl());
        }
        draft.go(new LaunchState.Live(reachable.host(), reachable.finalUrl()))
                .step(LaunchStep.LIVE, LaunchEvent.Progress.DONE);
        if (!healthy) {
            draft.status(WorkerStatus.HEALTHY);
        } else if (moves) {
            draft.tell(WorkerStatus.HEALTHY);
        }
        return draft.end();
    }

    private LaunchTransition gone(Draft draft, LaunchState state, Instant now) {
        return switch (state) {
            case LaunchState.Resuming resuming ->
                draft.become(new LaunchState.Requested()).soon().end();
            case LaunchState.HostCreated created ->
                fail(draft, created, null, FailureCode.DEPLOY_FAILED, "the service disappeared");
            // The domain was to be attached to a service that does not exist; a healthy worker stays as it is.
            case LaunchState.RuntimeHealthy healthy ->
                draft.launch.published()
                        ? withoutOwnName(draft, healthy)
                        : fail(draft, healthy, null, FailureCode.DEPLOY_FAILED, "the service disappeared");
            case LaunchState.DomainAttached attached -> withoutOwnName(draft, attached);
            case LaunchState.DnsReady ready -> withoutOwnName(draft, ready);
            case LaunchState.Failing failing ->
                failing.host() == null
                        ? hostMissing(draft, failing, now)
                        : draft.become(new LaunchState.Failed(null, failing.failure()))
                                .end();
            case LaunchState.Requested requested -> draft.end();
            case LaunchState.Cleared cleared -> draft.end();
            case LaunchState.CreateSent sent -> draft.end();
            case LaunchState.DeployLive live -> draft.end();
            case LaunchState.Reachable reachable -> draft.end();
            case LaunchState.Live live -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    private LaunchTransition rejected(
            Draft draft, LaunchState state, FailureCode code, @Nullable String detail, Instant now) {
        return switch (state) {
            case LaunchState.Adorning adorning -> withoutOwnName(draft, adorning);
            // Refused for good: the sweeper and the teardown have another way in. But as long as a service may still
            // come into being, a retry must not find the way free.
            case LaunchState.Failing failing ->
                doubtful(failing, now)
                        ? draft.hold("waiting for the answer to a create", null).end()
                        : draft.become(new LaunchState.Failed(failing.host(), failing.failure()))
                                .end();
            case LaunchState.Requested requested -> fail(draft, requested, null, code, detail);
            case LaunchState.Cleared cleared -> fail(draft, cleared, null, code, detail);
            // It was the search that was refused: what became of the create is not known.
            case LaunchState.CreateSent sent -> fail(draft, sent, sent.at(), code, detail);
            case LaunchState.Resuming resuming -> fail(draft, resuming, null, code, detail);
            case LaunchState.HostCreated created -> fail(draft, created, null, code, detail);
            case LaunchState.DeployLive live -> fail(draft, live, null, code, detail);
            case LaunchState.Reachable reachable -> draft.end();
            case LaunchState.Live live -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    private LaunchTransition givenUp(Draft draft, LaunchState state, Instant now) {
        if (now.isBefore(draft.launch.deadline())) {
            return draft.end();
        }
        return switch (state) {
            case LaunchState.Requested requested ->
                fail(draft, requested, null, FailureCode.VENDOR_UNAVAILABLE, draft.launch.waitingFor());
            case LaunchState.Cleared cleared ->
                fail(draft, cleared, null, FailureCode.VENDOR_UNAVAILABLE, draft.launch.waitingFor());
            case LaunchState.CreateSent sent ->
                fail(draft, sent, sent.at(), FailureCode.VENDOR_UNAVAILABLE, draft.launch.waitingFor());
            case LaunchState.Resuming resuming ->
                fail(draft, resuming, null, FailureCode.VENDOR_UNAVAILABLE, draft.launch.waitingFor());
            case LaunchState.HostCreated created ->
                fail(draft, created, null, FailureCode.DEPLOY_TIMEOUT, draft.launch.waitingFor());
            case LaunchState.DeployLive live ->
                fail(draft, live, null, FailureCode.UNHEALTHY_TIMEOUT, draft.launch.waitingFor());
            case LaunchState.Adorning adorning ->
                draft.launch.published()
                        ? withoutOwnName(draft, adorning)
                        : draft.publish(adorning.url())
                                .status(WorkerStatus.HEALTHY)
                                .prolong(policy.lateVanityDeadline())
                                .step(adorning.pursues(), LaunchEvent.Progress.WAITING)
                                .end();
            // Publishing needs nobody else.
            case LaunchState.Reachable reachable -> live(draft, reachable);
            case LaunchState.Failing failing ->
                failing.createSentAt() != null && doubtful(failing, now)
                        ? draft.until(failing.createSentAt().plus(policy.doubt()))
                                .end()
                        : draft.become(new LaunchState.Failed(failing.host(), failing.failure()))
                                .end();
            case LaunchState.Live live -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    private LaunchTransition withoutOwnName(Draft draft, LaunchState.Adorning adorning) {
        return reachable(draft, adorning.host(), adorning.url(), adorning.url(), adorning.pursues());
    }

    private LaunchTransition fail(
            Draft draft, LaunchState state, @Nullable Instant createSentAt, FailureCode code, @Nullable String detail) {
        LaunchFailure failure = new LaunchFailure(code, state.pursues(), detail);
        return draft.failStep(state.pursues(), code, detail)
                .begin(
                        new LaunchState.Failing(state.knownHost().orElse(null), createSentAt, failure),
                        policy.failingDeadline())
                .status(WorkerStatus.FAILED)
                .end();
    }

    private static String domain(Launch launch) {
        String domain = launch.vanityDomain();
        if (domain == null) {
            throw new IllegalStateException("a launch without a name of its own never comes here");
        }
        return domain;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Whole milliseconds, which every store keeps. */
    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Collects a transition. */
    private final class Draft {

        private final Instant now;
        private final List<LaunchEvent> events = new ArrayList<>();
        private Launch launch;
        private @Nullable WorkerStatus status;
        private @Nullable String url;

        Draft(Launch launch, Instant now) {
            this.launch = launch;
            this.now = millis(now);
        }

        LaunchTransition end() {
            return new LaunchTransition(launch, events, status, url);
        }

        /** Another state of the same step. */
        Draft become(LaunchState next) {
            launch = launch.in(next);
            return this;
        }

        /** The next step, whose time begins now. */
        Draft begin(LaunchState next, Duration time) {
            launch = launch.in(next).timed(now, millis(now.plus(time)), 0, now, null);
            return this;
        }

        /** The next step within the time that is running. */
        Draft go(LaunchState next) {
            launch = launch.in(next).timed(now, launch.deadline(), 0, now, null);
            return this;
        }

        Draft soon() {
            launch = launch.timed(launch.since(), launch.deadline(), launch.attempt(), now, launch.waitingFor());
            return this;
        }

        Draft prolong(Duration time) {
            return until(now.plus(time));
        }

        Draft until(Instant deadline) {
            launch = launch.timed(launch.since(), millis(deadline), launch.attempt(), now, launch.waitingFor());
            return this;
        }

        Draft requestedAgain() {
            launch = launch.withRequestedAt(now);
            return this;
        }

        /** Look again after the usual interval; less often once nobody waits for it. */
        Draft look(String detail) {
            return look(detail, null);
        }

        /** The same, but no sooner than after that pause. */
        Draft look(String detail, @Nullable Duration pause) {
            Duration usual = policy.pollInterval();
            Duration asked = pause == null || pause.compareTo(LONGEST_BACKOFF) <= 0 ? pause : LONGEST_BACKOFF;
            Duration interval = asked == null || asked.compareTo(usual) < 0 ? usual : asked;
            boolean hurried = !launch.published() || interval.compareTo(LONGEST_BACKOFF) > 0;
            return waitUntil(now.plus(hurried ? interval : LONGEST_BACKOFF), launch.deadline(), detail);
        }

        /** Try again later, and later each time. */
        Draft hold(String reason, @Nullable Duration retryAfter) {
            int doublings = Math.min(launch.attempt(), 10);
            Duration backoff = FIRST_BACKOFF.multipliedBy(1L << doublings);
            Duration wait = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
            if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
                wait = retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
            }
            return waitUntil(now.plus(wait), launch.deadline(), reason);
        }

        /** Time in a queue does not count, up to a bound. */
        Draft queue(Instant until) {
            Instant last = launch.requestedAt().plus(LaunchPolicy.LONGEST_QUEUE);
            Instant due = later(earlier(until, last), now.plus(policy.pollInterval()));
            Instant prolonged = launch.deadline().plus(Duration.between(now, due));
            return waitUntil(
                    due,
                    later(launch.deadline(), earlier(prolonged, last)),
                    "queued for the hosting provider's hourly limit");
        }

        private Draft waitUntil(Instant due, Instant deadline, String reason) {
            boolean news = !reason.equals(launch.waitingFor());
            launch = launch.timed(launch.since(), millis(deadline), launch.attempt() + 1, millis(due), reason);
            return news ? step(launch.state().pursues(), LaunchEvent.Progress.WAITING) : this;
        }

        Draft publish(String at) {
            url = at;
            launch = launch.withPublished(true);
            return this;
        }

        /** The worker takes a status, and that is told. */
        Draft status(WorkerStatus next) {
            status = next;
            return tell(next);
        }

        Draft tell(WorkerStatus next) {
            boolean failed = next == WorkerStatus.FAILED;
            append(new LaunchEvent.Status(
                    launch.lastSeq() + 1,
                    now,
                    next,
                    url,
                    failed ? launch.failure().map(LaunchFailure::code).orElse(null) : null,
                    failed ? launch.reference() : null));
            return this;
        }

        Draft step(LaunchStep step, LaunchEvent.Progress progress) {
            boolean open = progress == LaunchEvent.Progress.STARTED || progress == LaunchEvent.Progress.WAITING;
            append(new LaunchEvent.Step(
                    launch.lastSeq() + 1,
                    now,
                    step,
                    progress,
                    launch.since(),
                    launch.attempt(),
                    open ? launch.deadline() : null,
                    open ? launch.waitingFor() : null,
                    null,
                    null));
            return this;
        }

        Draft failStep(LaunchStep step, FailureCode code, @Nullable String detail) {
            append(new LaunchEvent.Step(
                    launch.lastSeq() + 1,
                    now,
                    step,
                    LaunchEvent.Progress.FAILED,
                    launch.since(),
                    launch.attempt(),
                    null,
                    detail,
                    code,
                    launch.reference()));
            return this;
        }

        private void append(LaunchEvent event) {
            events.add(event);
            launch = launch.withLastSeq(event.seq());
        }
    }
}
