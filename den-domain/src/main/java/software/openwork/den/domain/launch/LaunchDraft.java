package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/** Collects a transition: the launch as it becomes, with the events on the way. */
final class LaunchDraft {

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Backoff BACKOFF = new Backoff(LONGEST_BACKOFF);

    private final LaunchPolicy policy;
    private final Instant now;
    private final List<LaunchEvent> events = new ArrayList<>();
    private Launch launch;
    private @Nullable WorkerStatus status;
    private @Nullable String url;

    LaunchDraft(LaunchPolicy policy, Launch launch, Instant now) {
        this.policy = policy;
        this.launch = launch;
        this.now = millis(now);
    }

    LaunchTransition end() {
        return new LaunchTransition(launch, events, status, url);
    }

    /** Another state of the same step. */
    LaunchDraft become(LaunchState next) {
        launch = launch.in(next);
        return this;
    }

    /** The next step, whose time begins now. */
    LaunchDraft begin(LaunchState next, Duration time) {
        launch = launch.in(next).timed(now, millis(now.plus(time)), 0, now, null);
        return this;
    }

    /** The next step within the time that is running. */
    LaunchDraft go(LaunchState next) {
        launch = launch.in(next).timed(now, launch.deadline(), 0, now, null);
        return this;
    }

    LaunchDraft soon() {
        launch = launch.timed(launch.since(), launch.deadline(), launch.attempt(), now, launch.waitingFor());
        return this;
    }

    LaunchDraft prolong(Duration time) {
        return until(now.plus(time));
    }

    LaunchDraft until(Instant deadline) {
        launch = launch.timed(launch.since(), millis(deadline), launch.attempt(), now, launch.waitingFor());
        return this;
    }

    LaunchDraft requestedAgain() {
        launch = launch.withRequestedAt(now);
        return this;
    }

    /** Look again after the usual interval; less often once nobody waits for it. */
    LaunchDraft look(String detail) {
        return look(detail, null);
    }

    /** The same, but no sooner than after that pause. */
    LaunchDraft look(String detail, @Nullable Duration pause) {
        Duration usual = policy.pollInterval();
        Duration asked = pause == null || pause.compareTo(LONGEST_BACKOFF) <= 0 ? pause : LONGEST_BACKOFF;
        Duration interval = asked == null || asked.compareTo(usual) < 0 ? usual : asked;
        boolean hurried = !launch.published() || interval.compareTo(LONGEST_BACKOFF) > 0;
        return waitUntil(now.plus(hurried ? interval : LONGEST_BACKOFF), launch.deadline(), detail);
    }

    /** Try again later, and later each time. */
    LaunchDraft hold(String reason, @Nullable Duration retryAfter) {
        return waitUntil(now.plus(BACKOFF.after(launch.attempt(), retryAfter)), launch.deadline(), reason);
    }

    /** Time in a queue does not count, up to a bound. */
    LaunchDraft queue(Instant until) {
        Instant last = launch.requestedAt().plus(LaunchPolicy.LONGEST_QUEUE);
        Instant due = later(earlier(until, last), now.plus(policy.pollInterval()));
        Instant prolonged = launch.deadline().plus(Duration.between(now, due));
        return waitUntil(
                due,
                later(launch.deadline(), earlier(prolonged, last)),
                "queued for the hosting provider's hourly limit");
    }

    private LaunchDraft waitUntil(Instant due, Instant deadline, String reason) {
        boolean news = !reason.equals(launch.waitingFor());
        launch = launch.timed(launch.since(), millis(deadline), launch.attempt() + 1, millis(due), reason);
        return news ? step(launch.state().pursues(), LaunchEvent.Progress.WAITING) : this;
    }

    LaunchDraft publish(String at) {
        url = at;
        launch = launch.withPublished(true);
        return this;
    }

    /** The worker takes a status, and that is told. */
    LaunchDraft status(WorkerStatus next) {
        status = next;
        return tell(next);
    }

    LaunchDraft tell(WorkerStatus next) {
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

    LaunchDraft step(LaunchStep step, LaunchEvent.Progress progress) {
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

    LaunchDraft failStep(LaunchStep step, FailureCode code, @Nullable String detail) {
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

    Launch launch() {
        return launch;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Whole milliseconds, which every store keeps. */
    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
