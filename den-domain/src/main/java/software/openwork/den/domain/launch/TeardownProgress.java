package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import software.openwork.den.domain.launch.Teardown.Resource;
import software.openwork.den.domain.launch.Teardown.State;

/** How a teardown gets on: what follows from what came of an action that was open. */
record TeardownProgress(LaunchPolicy policy) {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(10));

    /** The next state, not closed yet; {@code now} in whole milliseconds. */
    Teardown after(Teardown teardown, TeardownAction action, TeardownOutcome outcome, Instant now) {
        return switch (action) {
            case TeardownAction.FindHost find -> found(teardown, outcome, now);
            case TeardownAction.SuspendHost suspend ->
                hostGoneTakesDomain(teardown.withHost(next(teardown.host(), outcome, State.SUSPENDED, now)), now);
            case TeardownAction.RemoveDns remove ->
                teardown.withDns(next(teardown.resourceOf(action), outcome, State.GONE, now));
            case TeardownAction.DetachDomain detach ->
                teardown.withDomain(next(teardown.resourceOf(action), outcome, State.GONE, now));
            case TeardownAction.DeleteHost delete -> deleted(teardown, outcome, now);
            case TeardownAction.Wait wait -> teardown;
            case TeardownAction.Nothing nothing -> teardown;
        };
    }

    private Teardown found(Teardown teardown, TeardownOutcome outcome, Instant now) {
        Resource host = teardown.host();
        return switch (outcome) {
            case TeardownOutcome.HostKnown known ->
                teardown.withHost(new Resource(known.host().value(), State.PENDING, now, 0, null, now));
            case TeardownOutcome.Missing missing -> {
                Instant sent = teardown.createSentAt();
                if (sent != null && now.isBefore(sent.plus(policy.doubt()))) {
                    yield teardown.withHost(new Resource(
                            null,
                            State.PENDING,
                            host.at(),
                            host.attempts() + 1,
                            host.lastError(),
                            LaunchDraft.millis(now.plus(policy.pollInterval()))));
                }
                yield hostGoneTakesDomain(
                        teardown.withHost(new Resource(null, State.GONE, now, host.attempts() + 1, null, now)), now);
            }
            case TeardownOutcome.Done done -> teardown;
            case TeardownOutcome.Failed failed -> teardown.withHost(held(host, host.state(), failed, now));
        };
    }

    private static Teardown deleted(Teardown teardown, TeardownOutcome outcome, Instant now) {
        Resource host = teardown.host();
        // A service that cannot be deleted yet is suspended all the same.
        return outcome instanceof TeardownOutcome.Failed failed
                ? teardown.withHost(held(host, State.SUSPENDED, failed, now))
                : teardown.withHost(next(host, outcome, State.GONE, now));
    }

    private static Resource next(Resource resource, TeardownOutcome outcome, State done, Instant now) {
        return switch (outcome) {
            case TeardownOutcome.Done ok -> new Resource(resource.ref(), done, now, resource.attempts() + 1, null, now);
            case TeardownOutcome.Missing missing ->
                new Resource(resource.ref(), State.GONE, now, resource.attempts() + 1, null, now);
            case TeardownOutcome.Failed failed -> held(resource, State.FAILED, failed, now);
            case TeardownOutcome.HostKnown known -> resource;
        };
    }

    private static Resource held(Resource resource, State state, TeardownOutcome.Failed failed, Instant now) {
        Duration pause = BACKOFF.after(resource.attempts(), failed.retryAfter());
        return new Resource(
                resource.ref(),
                state,
                now,
                resource.attempts() + 1,
                failed.reason(),
                LaunchDraft.millis(now.plus(pause)));
    }

    /** A service that does not exist has no domains. */
    private static Teardown hostGoneTakesDomain(Teardown teardown, Instant now) {
        Resource domain = teardown.domain();
        if (teardown.host().state() != State.GONE || domain == null || domain.state() == State.GONE) {
            return teardown;
        }
        return teardown.withDomain(
                new Resource(domain.ref(), State.GONE, now, domain.attempts(), domain.lastError(), now));
    }
}
