package software.openwork.den.domain.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/** How a launch gets on: what follows when an action did what it was taken for, or found what it looked for. */
record LaunchProgress(LaunchPolicy policy) {

    LaunchTransition hostKnown(LaunchDraft draft, LaunchState state, HostRef host) {
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

    private LaunchTransition hostCreated(LaunchDraft draft, HostRef host) {
        return draft.step(LaunchStep.HOST_CREATED, LaunchEvent.Progress.DONE)
                .begin(new LaunchState.HostCreated(host), policy.deployDeadline())
                .step(LaunchStep.DEPLOY_LIVE, LaunchEvent.Progress.STARTED)
                .end();
    }

    LaunchTransition hostMissing(LaunchDraft draft, LaunchState state, Instant now) {
        if (state instanceof LaunchState.Requested) {
            // Due as before: where nobody came until the deadline was over, the create is not given up for that.
            return draft.become(new LaunchState.Cleared()).end();
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
    boolean doubtful(LaunchState.Failing failing, Instant now) {
        return failing.host() == null && failing.createSentAt() != null && doubtful(failing.createSentAt(), now);
    }

    LaunchTransition deployed(LaunchDraft draft, LaunchState.HostCreated created, String url) {
        draft.step(LaunchStep.DEPLOY_LIVE, LaunchEvent.Progress.DONE);
        if (policy.probesRuntime()) {
            return draft.begin(new LaunchState.DeployLive(created.host(), url), policy.healthDeadline())
                    .step(LaunchStep.RUNTIME_HEALTHY, LaunchEvent.Progress.STARTED)
                    .end();
        }
        return healthy(draft, created.host(), url, LaunchEvent.Progress.SKIPPED);
    }

    private LaunchTransition healthy(LaunchDraft draft, HostRef host, String url, LaunchEvent.Progress progress) {
        draft.step(LaunchStep.RUNTIME_HEALTHY, progress);
        if (draft.launch().vanityDomain() == null) {
            return reachable(draft, host, url, url, LaunchStep.DOMAIN_ATTACHED);
        }
        return draft.begin(new LaunchState.RuntimeHealthy(host, url), policy.vanityDeadline())
                .step(LaunchStep.DOMAIN_ATTACHED, LaunchEvent.Progress.STARTED)
                .end();
    }

    LaunchTransition done(LaunchDraft draft, LaunchState state) {
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
                yield reachable(
                        draft,
                        ready.host(),
                        ready.url(),
                        "https://" + draft.launch().domain(),
                        null);
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
    LaunchTransition live(LaunchDraft draft, LaunchState.Reachable reachable) {
        boolean healthy = draft.launch().published();
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

    LaunchTransition withoutOwnName(LaunchDraft draft, LaunchState.Adorning adorning) {
        return reachable(draft, adorning.host(), adorning.url(), adorning.url(), adorning.pursues());
    }

    /** Towards the end, skipping what comes from the given step on, up to the worker's own name. */
    private LaunchTransition reachable(
            LaunchDraft draft, HostRef host, String url, String finalUrl, @Nullable LaunchStep skipFrom) {
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
}
