package software.openwork.den.domain.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * The rules of a launch: what to do next, and what follows from what came of it. {@link LaunchState} has the table.
 *
 * <p>Pure and total: nothing here throws, whatever comes; every outcome in every state gives a state, and outcomes
 * that do not fit (late or repeated ones) change nothing. Every state that is not terminal is left at its deadline;
 * where nobody came in time to take an action that was due before it, that action is taken once more, and a create that
 * nobody had begun with is sent. Only time in the vendor's queue moves a deadline, and that for
 * {@link LaunchPolicy#LONGEST_QUEUE} at most. A launch that is live, failed or cancelled is not revived by any outcome.
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

    private final LaunchPolicy policy;
    private final LaunchProgress progress;
    private final LaunchSetbacks setbacks;

    /**
     * A machine with these settings.
     *
     * @param policy the settings
     */
    public LaunchMachine(LaunchPolicy policy) {
        this.policy = policy;
        progress = new LaunchProgress(policy);
        setbacks = new LaunchSetbacks(policy, progress);
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
                        ? new LaunchState.CreateSent(LaunchDraft.millis(now.plus(policy.requestDeadline())))
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
        Instant at = LaunchDraft.millis(now);
        Launch launch = new Launch(
                worker.id(),
                worker.orgId(),
                createdBy,
                vanityDomain,
                reference,
                state,
                at,
                LaunchDraft.millis(at.plus(policy.requestDeadline())),
                0,
                at,
                null,
                false,
                0,
                0,
                at);
        return new LaunchDraft(policy, launch, now)
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
     * @return the action; {@code Nothing} in a terminal state; {@code GiveUp} from the deadline on, unless an action that
     *     was due before it is still to be taken
     */
    public LaunchAction decide(Launch launch, Instant now) {
        return LaunchDecision.of(launch, now);
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
                ? launch.in(new LaunchState.CreateSent(LaunchDraft.millis(now)))
                : launch;
    }

    /**
     * What follows from an outcome.
     *
     * @param launch the launch as it was when the action was taken
     * @param outcome what came of it
     * @param now the present
     * @return the next state, with the events to append and what becomes of the worker; an outcome that does not fit
     *     leaves everything as it was, without events, but that no further one is waited for after the deadline
     */
    public LaunchTransition apply(Launch launch, LaunchOutcome outcome, Instant now) {
        LaunchDraft draft = new LaunchDraft(policy, launch, now);
        LaunchState state = launch.state();
        if (state.isTerminal()) {
            return draft.end();
        }
        LaunchTransition transition = follow(draft, state, outcome, now);
        // An answer that says nothing was the last look all the same.
        return LaunchDecision.isLastLook(launch, now) && transition.launch().equals(launch)
                ? draft.soon().end()
                : transition;
    }

    private LaunchTransition follow(LaunchDraft draft, LaunchState state, LaunchOutcome outcome, Instant now) {
        return switch (outcome) {
            case LaunchOutcome.Queued queued -> setbacks.queued(draft, state, queued.until());
            case LaunchOutcome.Unavailable unavailable -> setbacks.unavailable(draft, state, unavailable, now);
            case LaunchOutcome.Pending pending ->
                draft.look(pending.detail(), pending.pause()).end();
            case LaunchOutcome.GivenUp givenUp -> setbacks.givenUp(draft, state, now);
            case LaunchOutcome.Rejected rejected ->
                setbacks.rejected(draft, state, rejected.code(), rejected.detail(), now);
            case LaunchOutcome.Refused refused ->
                state instanceof LaunchState.CreateSent || state instanceof LaunchState.Cleared
                        ? setbacks.fail(draft, state, null, refused.code(), refused.detail())
                        : draft.end();
            case LaunchOutcome.Gone gone -> setbacks.gone(draft, state, now);
            case LaunchOutcome.NotMade notMade -> setbacks.notMade(draft, state, notMade);
            case LaunchOutcome.HostKnown known -> progress.hostKnown(draft, state, known.host());
            case LaunchOutcome.HostMissing missing -> progress.hostMissing(draft, state, now);
            case LaunchOutcome.Deployed deployed ->
                state instanceof LaunchState.HostCreated created
                        ? progress.deployed(draft, created, deployed.url())
                        : draft.end();
            case LaunchOutcome.Done done -> progress.done(draft, state);
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
        LaunchDraft draft = new LaunchDraft(policy, launch, now);
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
        LaunchDraft draft = new LaunchDraft(policy, launch, now);
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
        LaunchDraft draft = new LaunchDraft(policy, launch, now);
        return launch.state() instanceof LaunchState.Failed failed
                ? draft.become(new LaunchState.Failing(host, null, failed.failure()))
                        .prolong(policy.failingDeadline())
                        .end()
                : draft.end();
    }

    private LaunchTransition cancelled(LaunchDraft draft, LaunchState state) {
        return draft.failStep(state.pursues(), FailureCode.CANCELLED, null)
                .become(new LaunchState.Cancelled(state.pursues()))
                .status(WorkerStatus.STOPPED)
                .end();
    }
}
