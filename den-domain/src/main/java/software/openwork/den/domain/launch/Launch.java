package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/**
 * The launch of one worker: its state and the book-keeping around it. Outlives the worker's own row. Made and changed by
 * {@link LaunchMachine} only; stores read it back through the constructor. Times have whole milliseconds.
 *
 * @param workerId whose launch
 * @param orgId the worker's organisation
 * @param createdBy who asked for the worker
 * @param vanityDomain the worker's name of its own, or null
 * @param reference short text by which a user and an operator speak of this launch
 * @param state how far it is
 * @param since when it began to work towards its present step
 * @param deadline when the present step is given up; the steps to the worker's own name share one
 * @param attempt how often the present step was tried without success, looks included
 * @param dueAt when the next action may be taken; it is given up at the deadline even when that is earlier
 * @param waitingFor what it waits for, in words, or null
 * @param published whether the worker was published: it is healthy, at its final URL or at the vendor's for the time
 *     being
 * @param lastSeq sequence number of its newest event, from 1
 * @param version for compare-and-set: the version that was read
 * @param requestedAt when it was requested or retried
 */
public record Launch(
        WorkerId workerId,
        OrgId orgId,
        UserId createdBy,
        @Nullable String vanityDomain,
        String reference,
        LaunchState state,
        Instant since,
        Instant deadline,
        int attempt,
        Instant dueAt,
        @Nullable String waitingFor,
        boolean published,
        long lastSeq,
        long version,
        Instant requestedAt) {

    /**
     * Why it failed.
     *
     * @return empty unless it did
     */
    public Optional<LaunchFailure> failure() {
        return switch (state) {
            case LaunchState.Failing failing -> Optional.of(failing.failure());
            case LaunchState.Failed failed -> Optional.of(failed.failure());
            case LaunchState.Cancelled cancelled ->
                Optional.of(new LaunchFailure(FailureCode.CANCELLED, cancelled.at(), null));
            case LaunchState.Requested requested -> Optional.empty();
            case LaunchState.Cleared cleared -> Optional.empty();
            case LaunchState.CreateSent sent -> Optional.empty();
            case LaunchState.Resuming resuming -> Optional.empty();
            case LaunchState.HostCreated created -> Optional.empty();
            case LaunchState.Deployed deployed -> Optional.empty();
        };
    }

    /**
     * The launch as it is read again after a successful {@link LaunchRepository#save}.
     *
     * @return a copy with the next version
     */
    public Launch stored() {
        return with(state, since, deadline, attempt, dueAt, waitingFor, published, lastSeq, version + 1, requestedAt);
    }

    Launch in(LaunchState next) {
        return with(next, since, deadline, attempt, dueAt, waitingFor, published, lastSeq, version, requestedAt);
    }

    Launch timed(Instant newSince, Instant newDeadline, int newAttempt, Instant newDueAt, @Nullable String waiting) {
        return with(
                state, newSince, newDeadline, newAttempt, newDueAt, waiting, published, lastSeq, version, requestedAt);
    }

    Launch withPublished(boolean value) {
        return with(state, since, deadline, attempt, dueAt, waitingFor, value, lastSeq, version, requestedAt);
    }

    Launch withRequestedAt(Instant at) {
        return with(state, since, deadline, attempt, dueAt, waitingFor, published, lastSeq, version, at);
    }

    Launch withLastSeq(long seq) {
        return with(state, since, deadline, attempt, dueAt, waitingFor, published, seq, version, requestedAt);
    }

    /** The launch of the same worker, with everything that ever changes. */
    private Launch with(
            LaunchState newState,
            Instant newSince,
            Instant newDeadline,
            int newAttempt,
            Instant newDueAt,
            @Nullable String waiting,
            boolean isPublished,
            long seq,
            long newVersion,
            Instant newRequestedAt) {
        return new Launch(
                workerId,
                orgId,
                createdBy,
                vanityDomain,
                reference,
                newState,
                newSince,
                newDeadline,
                newAttempt,
                newDueAt,
                waiting,
                isPublished,
                seq,
                newVersion,
                newRequestedAt);
    }

    /** The worker's name of its own, in states that only a launch with one comes to. */
    String domain() {
        if (vanityDomain == null) {
            throw new IllegalStateException("a launch without a name of its own never comes here");
        }
        return vanityDomain;
    }
}
