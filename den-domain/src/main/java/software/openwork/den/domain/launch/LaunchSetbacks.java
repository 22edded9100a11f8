package software.openwork.den.domain.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/** What follows when an action did not do what it was taken for, or its time is over. */
record LaunchSetbacks(LaunchPolicy policy, LaunchProgress progress) {

    LaunchTransition queued(LaunchDraft draft, LaunchState state, Instant until) {
        if (!(state instanceof LaunchState.CreateSent) && !(state instanceof LaunchState.Cleared)) {
            return draft.end();
        }
        return draft.become(new LaunchState.Cleared()).queue(until).end();
    }

    LaunchTransition unavailable(
            LaunchDraft draft, LaunchState state, LaunchOutcome.Unavailable unavailable, Instant now) {
        // Whoever sent a create without storing that first must not be led to send another one.
        if (state instanceof LaunchState.Cleared) {
            draft.become(new LaunchState.CreateSent(LaunchDraft.millis(now)));
        }
        return draft.hold(unavailable.reason(), unavailable.retryAfter()).end();
    }

    LaunchTransition notMade(LaunchDraft draft, LaunchState state, LaunchOutcome.NotMade notMade) {
        if (!(state instanceof LaunchState.CreateSent)) {
            return draft.end();
        }
        return draft.become(new LaunchState.Cleared())
                .hold(notMade.reason(), notMade.retryAfter())
                .end();
    }

    LaunchTransition gone(LaunchDraft draft, LaunchState state, Instant now) {
        return switch (state) {
            case LaunchState.Resuming resuming ->
                draft.become(new LaunchState.Requested()).soon().end();
            case LaunchState.HostCreated created ->
                fail(draft, created, null, FailureCode.DEPLOY_FAILED, "the service disappeared");
            // The domain was to be attached to a service that does not exist; a healthy worker stays as it is.
            case LaunchState.RuntimeHealthy healthy ->
                draft.launch().published()
                        ? progress.withoutOwnName(draft, healthy)
                        : fail(draft, healthy, null, FailureCode.DEPLOY_FAILED, "the service disappeared");
            case LaunchState.DomainAttached attached -> progress.withoutOwnName(draft, attached);
            case LaunchState.DnsReady ready -> progress.withoutOwnName(draft, ready);
            case LaunchState.Failing failing ->
                failing.host() == null
                        ? progress.hostMissing(draft, failing, now)
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

    LaunchTransition rejected(
            LaunchDraft draft, LaunchState state, FailureCode code, @Nullable String detail, Instant now) {
        return switch (state) {
            case LaunchState.Adorning adorning -> progress.withoutOwnName(draft, adorning);
            // Refused for good: the sweeper and the teardown have another way in. But as long as a service may still
            // come into being, a retry must not find the way free.
            case LaunchState.Failing failing ->
                progress.doubtful(failing, now)
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

    LaunchTransition givenUp(LaunchDraft draft, LaunchState state, Instant now) {
        if (now.isBefore(draft.launch().deadline())) {
            return draft.end();
        }
        String waitedFor = draft.launch().waitingFor();
        return switch (state) {
            case LaunchState.Requested requested ->
                fail(draft, requested, null, FailureCode.VENDOR_UNAVAILABLE, waitedFor);
            case LaunchState.Cleared cleared -> fail(draft, cleared, null, FailureCode.VENDOR_UNAVAILABLE, waitedFor);
            case LaunchState.CreateSent sent -> fail(draft, sent, sent.at(), FailureCode.VENDOR_UNAVAILABLE, waitedFor);
            case LaunchState.Resuming resuming ->
                fail(draft, resuming, null, FailureCode.VENDOR_UNAVAILABLE, waitedFor);
            case LaunchState.HostCreated created -> fail(draft, created, null, FailureCode.DEPLOY_TIMEOUT, waitedFor);
            case LaunchState.DeployLive live -> fail(draft, live, null, FailureCode.UNHEALTHY_TIMEOUT, waitedFor);
            case LaunchState.Adorning adorning ->
                draft.launch().published()
                        ? progress.withoutOwnName(draft, adorning)
                        : draft.publish(adorning.url())
                                .status(WorkerStatus.HEALTHY)
                                .prolong(policy.lateVanityDeadline())
                                .step(adorning.pursues(), LaunchEvent.Progress.WAITING)
                                .end();
            // Publishing needs nobody else.
            case LaunchState.Reachable reachable -> progress.live(draft, reachable);
            case LaunchState.Failing failing ->
                failing.createSentAt() != null && progress.doubtful(failing, now)
                        ? draft.until(failing.createSentAt().plus(policy.doubt()))
                                .end()
                        : draft.become(new LaunchState.Failed(failing.host(), failing.failure()))
                                .end();
            case LaunchState.Live live -> draft.end();
            case LaunchState.Failed failed -> draft.end();
            case LaunchState.Cancelled cancelled -> draft.end();
        };
    }

    LaunchTransition fail(
            LaunchDraft draft,
            LaunchState state,
            @Nullable Instant createSentAt,
            FailureCode code,
            @Nullable String detail) {
        LaunchFailure failure = new LaunchFailure(code, state.pursues(), detail);
        return draft.failStep(state.pursues(), code, detail)
                .begin(
                        new LaunchState.Failing(state.knownHost().orElse(null), createSentAt, failure),
                        policy.failingDeadline())
                .status(WorkerStatus.FAILED)
                .end();
    }
}
