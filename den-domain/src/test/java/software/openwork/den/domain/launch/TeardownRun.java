package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.Teardown.Resource;
import software.openwork.den.domain.launch.Teardown.State;

/** A teardown in the hands of a driver: keeps it and the time, and checks after every step what must always hold. */
final class TeardownRun {

    private final TeardownMachine machine;
    private final LaunchPolicy policy;
    private Teardown teardown;
    private Instant now;

    TeardownRun(TeardownMachine machine, LaunchPolicy policy, Teardown teardown, Instant now) {
        this.machine = machine;
        this.policy = policy;
        this.teardown = teardown;
        this.now = now;
        check();
    }

    /** A branch of the same story. */
    TeardownRun(TeardownRun other) {
        this(other.machine, other.policy, other.teardown, other.now);
    }

    Teardown teardown() {
        return teardown;
    }

    Instant now() {
        return now;
    }

    TeardownRun goTo(Instant time) {
        now = time;
        return this;
    }

    TeardownRun pass(Duration time) {
        return goTo(now.plus(time));
    }

    /** Whether a create that was sent may still have an effect. */
    boolean isDoubtful() {
        Instant sent = teardown.createSentAt();
        return sent != null && teardown.host().ref() == null && now.isBefore(sent.plus(policy.doubt()));
    }

    TeardownAction decide() {
        TeardownAction action = machine.decide(teardown, now);
        switch (action) {
            case TeardownAction.Nothing nothing ->
                assertThat(teardown.isFinished()).isTrue();
            case TeardownAction.Wait wait ->
                assertThat(wait.until()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(1)));
            case TeardownAction.FindHost find ->
                assertThat(teardown.knownHost()).isEmpty();
            case TeardownAction.SuspendHost suspend ->
                assertThat(teardown.knownHost()).contains(suspend.host());
            case TeardownAction.RemoveDns remove ->
                assertThat(remove.name())
                        .isEqualTo(Objects.requireNonNull(teardown.dns()).ref());
            case TeardownAction.DetachDomain detach -> {
                assertThat(isSettled(teardown.dns())).as("the record first").isTrue();
                assertThat(detach.domain())
                        .isEqualTo(Objects.requireNonNull(teardown.domain()).ref());
            }
            case TeardownAction.DeleteHost delete -> {
                assertThat(teardown.deletesHost()).isTrue();
                assertThat(teardown.host().state()).isEqualTo(State.SUSPENDED);
                assertThat(isSettled(teardown.domain())).isTrue();
            }
        }
        Resource dns = teardown.dns();
        if (dns != null && dns.state() != State.GONE && !now.isBefore(dns.dueAt())) {
            assertThat(action)
                    .as("a stuck host must not keep the record alive")
                    .isInstanceOfAny(
                            TeardownAction.FindHost.class,
                            TeardownAction.SuspendHost.class,
                            TeardownAction.RemoveDns.class);
        }
        return action;
    }

    TeardownRun run(TeardownOutcome outcome) {
        return tell(decide(), outcome);
    }

    TeardownRun tell(TeardownAction action, TeardownOutcome outcome) {
        Teardown before = teardown;
        boolean doubtful = isDoubtful();
        teardown = machine.apply(teardown, action, outcome, now);
        assertThat(teardown.workerId()).isEqualTo(before.workerId());
        assertThat(teardown.orgId()).isEqualTo(before.orgId());
        assertThat(teardown.createdBy()).isEqualTo(before.createdBy());
        assertThat(teardown.instanceUrl()).isEqualTo(before.instanceUrl());
        assertThat(teardown.createSentAt()).isEqualTo(before.createSentAt());
        assertThat(teardown.requestedAt()).isEqualTo(before.requestedAt());
        assertThat(teardown.deletesHost()).isEqualTo(before.deletesHost());
        assertThat(teardown.version()).isEqualTo(before.version());
        checkOnward(before.host(), teardown.host());
        checkOnward(before.domain(), teardown.domain());
        checkOnward(before.dns(), teardown.dns());
        if (before.isFinished()) {
            assertThat(teardown).isEqualTo(before);
        }
        if (doubtful && !(outcome instanceof TeardownOutcome.HostKnown)) {
            assertThat(teardown.isFinished())
                    .as("finished while a service may still come into being")
                    .isFalse();
        }
        check();
        return this;
    }

    /** What is gone stays gone, what is suspended never runs again. */
    private static void checkOnward(@Nullable Resource before, @Nullable Resource after) {
        if (before == null || after == null) {
            assertThat(after).isEqualTo(before);
            return;
        }
        if (before.state() == State.GONE) {
            assertThat(after).isEqualTo(before);
        }
        if (before.state() == State.SUSPENDED) {
            assertThat(after.state()).isIn(State.SUSPENDED, State.GONE);
        }
        if (before.ref() != null) {
            assertThat(after.ref()).isEqualTo(before.ref());
        }
    }

    private void check() {
        Stream.of(teardown.host(), teardown.domain(), teardown.dns())
                .filter(Objects::nonNull)
                .flatMap(resource -> Stream.of(resource.at(), resource.dueAt()))
                .forEach(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS)));
        assertThat(teardown.isFinished())
                .as("finished means settled, and the other way round: %s", teardown)
                .isEqualTo(settled());
        if (teardown.host().state() == State.SUSPENDED) {
            assertThat(teardown.knownHost()).isPresent();
        }
    }

    private boolean settled() {
        State host = teardown.host().state();
        boolean hostSettled = host == State.GONE || (host == State.SUSPENDED && !teardown.deletesHost());
        return hostSettled && isSettled(teardown.domain()) && isSettled(teardown.dns());
    }

    private static boolean isSettled(@Nullable Resource resource) {
        return resource == null || resource.state() == State.GONE;
    }

    static List<TeardownOutcome> outcomes() {
        return List.of(
                new TeardownOutcome.HostKnown(Launches.HOST),
                new TeardownOutcome.Done(),
                new TeardownOutcome.Missing(),
                new TeardownOutcome.Failed("no answer", null),
                new TeardownOutcome.Failed("no answer", Duration.ofMinutes(7)),
                new TeardownOutcome.Failed("no answer", Duration.ofSeconds(Long.MAX_VALUE)),
                new TeardownOutcome.Failed("no answer", Duration.ofSeconds(Long.MIN_VALUE)));
    }

    /** What a vendor in working order answers, of whose service this many exist. */
    static TeardownOutcome healthyAnswer(TeardownAction action, boolean serviceExists) {
        if (action instanceof TeardownAction.FindHost) {
            return serviceExists ? new TeardownOutcome.HostKnown(Launches.HOST) : new TeardownOutcome.Missing();
        }
        return new TeardownOutcome.Done();
    }
}
