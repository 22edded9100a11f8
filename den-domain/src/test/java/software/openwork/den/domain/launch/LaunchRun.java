package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerTransition;
import software.openwork.den.domain.worker.Workers;

/**
 * A launch in the hands of a driver that does as {@link LaunchMachine} says: it keeps the launch, its worker and the
 * time, and checks after every step what must hold after every step.
 */
final class LaunchRun {

    private final LaunchMachine machine;
    private final LaunchPolicy policy;
    private final List<LaunchEvent> events = new ArrayList<>();
    private Launch launch;
    private Worker worker;
    private Instant now;
    private @Nullable String url;
    private @Nullable Instant openCreate;
    private int creates;
    private boolean honest = true;

    LaunchRun(LaunchPolicy policy) {
        this(policy, SettableClock.START);
    }

    LaunchRun(LaunchPolicy policy, Instant start) {
        this.policy = policy;
        machine = new LaunchMachine(policy);
        now = start;
        worker = Workers.provisioning();
        LaunchTransition first = machine.request(worker, Launches.REFERENCE, now);
        launch = first.launch();
        checkNumbers(0, first);
        assertThat(first.becomes()).contains(WorkerStatus.PROVISIONING);
        checkShape();
        events.addAll(first.events());
    }

    /** A branch of the same story. */
    LaunchRun(LaunchRun other) {
        machine = other.machine;
        policy = other.policy;
        events.addAll(other.events);
        launch = other.launch;
        worker = other.worker;
        now = other.now;
        url = other.url;
        openCreate = other.openCreate;
        creates = other.creates;
        honest = other.honest;
    }

    /** The driver may come with outcomes that have nothing to do with the action. */
    LaunchRun dishonest() {
        honest = false;
        return this;
    }

    Launch launch() {
        return launch;
    }

    LaunchState state() {
        return launch.state();
    }

    Worker worker() {
        return worker;
    }

    WorkerStatus status() {
        return worker.status();
    }

    Instant now() {
        return now;
    }

    List<LaunchEvent> events() {
        return events;
    }

    /** Where the worker was last published. */
    @Nullable
    String url() {
        return url;
    }

    /** How many creates were sent. */
    int creates() {
        return creates;
    }

    /** When a search that finds nothing is believed, or null when it always is. */
    @Nullable
    Instant doubtEnds() {
        Instant sent = sentAt();
        return sent == null ? null : sent.plus(policy.doubt());
    }

    /** Whether a create was sent of which it is not known what became of it. */
    boolean hasOpenCreate() {
        return openCreate != null;
    }

    LaunchRun pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    LaunchRun goTo(Instant time) {
        now = time;
        return this;
    }

    LaunchAction decide() {
        LaunchAction action = machine.decide(launch, now);
        assertThat(action instanceof LaunchAction.Nothing).isEqualTo(state().isTerminal());
        if (action instanceof LaunchAction.Wait wait) {
            assertThat(wait.until()).isAfter(now).isBeforeOrEqualTo(launch.deadline());
        }
        if (!state().isTerminal()) {
            boolean over = !now.isBefore(launch.deadline());
            boolean overdue = launch.dueAt().isBefore(launch.deadline());
            assertThat(action instanceof LaunchAction.GiveUp).isEqualTo(over && !overdue);
        }
        if (action instanceof LaunchAction.CreateHost) {
            assertThat(state()).isEqualTo(new LaunchState.Cleared());
        }
        return action;
    }

    /** What the driver does before an action: a create is written down first. */
    LaunchAction begin() {
        LaunchAction action = decide();
        if (action instanceof LaunchAction.CreateHost) {
            assertThat(honest && openCreate != null)
                    .as("a create while the one before may still have an effect")
                    .isFalse();
            creates++;
            launch = machine.sending(launch, now);
            openCreate = ((LaunchState.CreateSent) state()).at();
        }
        return action;
    }

    /** One whole run: decides, carries out by answering that, and stores. */
    LaunchRun run(LaunchOutcome outcome) {
        return begin() instanceof LaunchAction.CreateHost ? answerCreate(outcome) : tell(outcome);
    }

    /** What came of a create that was just sent. */
    LaunchRun answerCreate(LaunchOutcome outcome) {
        if (leavesNothingOpen(outcome)) {
            openCreate = null;
        }
        return tell(outcome);
    }

    private static boolean leavesNothingOpen(LaunchOutcome outcome) {
        return outcome instanceof LaunchOutcome.Queued
                || outcome instanceof LaunchOutcome.NotMade
                || outcome instanceof LaunchOutcome.Refused
                || outcome instanceof LaunchOutcome.HostKnown;
    }

    /** Any outcome at any time. */
    LaunchRun tell(LaunchOutcome outcome) {
        boolean settlesCreate = outcome instanceof LaunchOutcome.HostKnown
                || (outcome instanceof LaunchOutcome.HostMissing
                        && openCreate != null
                        && !now.isBefore(openCreate.plus(policy.doubt())));
        if (settlesCreate) {
            openCreate = null;
        }
        Launch before = launch;
        follow(machine.apply(launch, outcome, now), false);
        if (before.state().isTerminal()) {
            assertThat(launch).isEqualTo(before);
        }
        boolean over = !now.isBefore(before.deadline()) && !now.isBefore(launch.deadline());
        if (over && !state().isTerminal() && state().equals(before.state())) {
            assertThat(machine.decide(launch, now))
                    .as("after a look past the deadline")
                    .isEqualTo(new LaunchAction.GiveUp());
        }
        if (outcome instanceof LaunchOutcome.GivenUp && !now.isBefore(before.deadline())) {
            assertThat(state().isTerminal() || now.isBefore(launch.deadline()))
                    .as("given up at %s and still there: %s", before.state(), launch)
                    .isTrue();
        }
        return this;
    }

    LaunchRun cancel() {
        Launch before = launch;
        follow(machine.cancel(launch, now), worker.status() == WorkerStatus.STOPPED);
        assertThat(state().isTerminal()).isTrue();
        assertThat(state() instanceof LaunchState.Live).isEqualTo(before.state() instanceof LaunchState.Live);
        assertThat(worker.status()).isEqualTo(WorkerStatus.STOPPED);
        return this;
    }

    LaunchRun retry() {
        Launch before = launch;
        follow(machine.retry(launch, now), false);
        if (before.state() instanceof LaunchState.Failed) {
            assertThat(state().isTerminal()).isFalse();
            assertThat(now).isBefore(launch.deadline());
        } else {
            assertThat(launch).isEqualTo(before);
        }
        return this;
    }

    private void follow(LaunchTransition transition, boolean repeated) {
        Launch before = launch;
        launch = transition.launch();
        checkNumbers(before.lastSeq(), transition);
        transition.becomes().ifPresent(next -> {
            WorkerTransition change = change(next);
            if (repeated) {
                assertThat(change).isInstanceOf(WorkerTransition.Unchanged.class);
            } else {
                assertThat(change)
                        .as("%s -> %s by %s", before.state(), launch.state(), transition)
                        .isInstanceOfSatisfying(WorkerTransition.Applied.class, applied -> worker = applied.worker());
            }
        });
        transition.publishes().ifPresent(next -> {
            assertThat(next).isNotEqualTo(url);
            url = next;
        });
        events.addAll(transition.events());
        checkSameLaunch(before);
        checkShape();
    }

    private WorkerTransition change(WorkerStatus next) {
        return switch (next) {
            case PROVISIONING -> worker.retried(now);
            case HEALTHY -> worker.provisioned(now);
            case FAILED -> worker.failed(now);
            case STOPPED -> worker.stopped(now);
        };
    }

    private void checkNumbers(long last, LaunchTransition transition) {
        long seq = last;
        for (LaunchEvent event : transition.events()) {
            assertThat(event.seq()).isEqualTo(++seq);
            assertThat(event.at()).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
        }
        assertThat(transition.launch().lastSeq()).isEqualTo(seq);
        assertThat(transition.events()).hasSizeLessThan(9);
    }

    private void checkSameLaunch(Launch before) {
        assertThat(launch.workerId()).isEqualTo(before.workerId());
        assertThat(launch.orgId()).isEqualTo(before.orgId());
        assertThat(launch.createdBy()).isEqualTo(before.createdBy());
        assertThat(launch.vanityDomain()).isEqualTo(before.vanityDomain());
        assertThat(launch.reference()).isEqualTo(before.reference());
        assertThat(launch.version()).isEqualTo(before.version());
        assertThat(launch.published())
                .as("once published, always")
                .matches(published -> published || !before.published());
    }

    private void checkShape() {
        // Every time has whole milliseconds, for that is what stores keep.
        Stream.of(launch.since(), launch.deadline(), launch.dueAt(), launch.requestedAt(), sentAt())
                .filter(Objects::nonNull)
                .forEach(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS)));
        assertThat(launch.published()).isEqualTo(url != null);
        if (worker.status() == WorkerStatus.STOPPED) {
            assertThat(state()).isInstanceOfAny(LaunchState.Cancelled.class, LaunchState.Live.class);
            return;
        }
        WorkerStatus expected = switch (state()) {
            case LaunchState.Live live -> WorkerStatus.HEALTHY;
            case LaunchState.Failing failing -> WorkerStatus.FAILED;
            case LaunchState.Failed failed -> WorkerStatus.FAILED;
            case LaunchState.Cancelled cancelled -> WorkerStatus.STOPPED;
            default -> launch.published() ? WorkerStatus.HEALTHY : WorkerStatus.PROVISIONING;
        };
        assertThat(worker.status()).as("worker in %s", state()).isEqualTo(expected);
        assertThat(launch.failure().isPresent())
                .isEqualTo(expected == WorkerStatus.FAILED || expected == WorkerStatus.STOPPED);
        if (state() instanceof LaunchState.Live live) {
            assertThat(url).isEqualTo(live.url());
        }
    }

    private @Nullable Instant sentAt() {
        return switch (state()) {
            case LaunchState.CreateSent create -> create.at();
            case LaunchState.Failing failing -> failing.createSentAt();
            default -> null;
        };
    }
}
