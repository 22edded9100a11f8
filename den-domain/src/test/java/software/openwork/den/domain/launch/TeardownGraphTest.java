package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.Teardown.Resource;
import software.openwork.den.domain.launch.Teardown.State;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/**
 * Explores the teardown machine breadth first from every launch that a worker can leave behind, as {@link
 * LaunchGraphTest} does with launches.
 */
class TeardownGraphTest {

    private record Part(State state, boolean due, int attempts) {
        static @Nullable Part of(@Nullable Resource resource, Instant now) {
            return resource == null
                    ? null
                    : new Part(resource.state(), !now.isBefore(resource.dueAt()), Math.min(resource.attempts(), 1));
        }
    }

    private record Situation(
            boolean deletes,
            boolean hostKnown,
            boolean doubtful,
            Part host,
            @Nullable Part domain,
            @Nullable Part dns,
            boolean finished) {

        static Situation of(TeardownRun run) {
            Teardown teardown = run.teardown();
            return new Situation(
                    teardown.deletesHost(),
                    teardown.knownHost().isPresent(),
                    run.isDoubtful(),
                    Part.of(teardown.host(), run.now()),
                    Part.of(teardown.domain(), run.now()),
                    Part.of(teardown.dns(), run.now()),
                    teardown.isFinished());
        }
    }

    private final Map<Situation, TeardownRun> seen = new LinkedHashMap<>();
    private final Set<String> actions = new TreeSet<>();
    private int transitions;

    static List<TeardownRun> beginnings() {
        List<TeardownRun> runs = new ArrayList<>();
        List<Launch> launches = new ArrayList<>(Launches.everyState());
        launches.add(Launches.machine()
                .apply(
                        Launches.createSent(),
                        new LaunchOutcome.GivenUp(),
                        Launches.createSent().deadline())
                .launch());
        launches.add(new LaunchMachine(Launches.plainPolicy())
                .request(Workers.provisioning(), Launches.REFERENCE, SettableClock.START)
                .launch());
        launches.add(null);
        for (boolean deletes : new boolean[] {false, true}) {
            TeardownMachine machine = new TeardownMachine(Launches.policy(), deletes);
            for (@Nullable Launch launch : launches) {
                Teardown teardown = machine.request(
                        Workers.in(WorkerStatus.HEALTHY), null, launch, SettableClock.START.plusMillis(300));
                runs.add(new TeardownRun(machine, Launches.policy(), teardown, teardown.requestedAt()));
            }
        }
        return runs;
    }

    private void explore() {
        Deque<TeardownRun> open = new ArrayDeque<>();
        for (TeardownRun run : beginnings()) {
            if (seen.putIfAbsent(Situation.of(run), run) == null) {
                open.add(run);
            }
        }
        while (!open.isEmpty()) {
            TeardownRun run = open.remove();
            TeardownAction decided = run.decide();
            actions.add(decided.getClass().getSimpleName());
            List<TeardownRun> next = new ArrayList<>();
            for (TeardownOutcome outcome : TeardownRun.outcomes()) {
                Stream.concat(Stream.of(decided), anyAction())
                        .forEach(action -> next.add(new TeardownRun(run).tell(action, outcome)));
            }
            Teardown teardown = run.teardown();
            Stream.of(teardown.host(), teardown.domain(), teardown.dns())
                    .filter(each -> each != null && each.dueAt().isAfter(run.now()))
                    .forEach(each -> next.add(new TeardownRun(run).goTo(each.dueAt())));
            if (run.isDoubtful()) {
                next.add(new TeardownRun(run).pass(Launches.policy().doubt()));
            }
            for (TeardownRun each : next) {
                if (seen.putIfAbsent(Situation.of(each), each) == null) {
                    open.add(each);
                }
            }
            transitions += next.size();
        }
    }

    private static Stream<TeardownAction> anyAction() {
        String name = Launches.live().vanityDomain();
        return Stream.of(
                new TeardownAction.FindHost(),
                new TeardownAction.SuspendHost(Launches.HOST),
                new TeardownAction.SuspendHost(new HostRef("srv-other")),
                new TeardownAction.RemoveDns(name),
                new TeardownAction.RemoveDns("other.workers.example"),
                new TeardownAction.DetachDomain(Launches.HOST, name),
                new TeardownAction.DeleteHost(Launches.HOST),
                new TeardownAction.Wait(SettableClock.START),
                new TeardownAction.Nothing());
    }

    @Test
    void shouldHoldInEverySituationWhateverComes() {
        explore();

        System.out.printf("teardown machine: %d situations, %d transitions explored%n", seen.size(), transitions);
        assertThat(actions)
                .containsExactly(
                        "DeleteHost", "DetachDomain", "FindHost", "Nothing", "RemoveDns", "SuspendHost", "Wait");
        assertThat(seen.keySet().stream().filter(Situation::finished)).isNotEmpty();
    }

    @Test
    void shouldFinishFromEverySituationOnceTheVendorsAnswer() {
        explore();
        int longest = 0;
        for (TeardownRun start : seen.values()) {
            for (boolean exists : new boolean[] {true, false}) {
                longest = Math.max(longest, runsToEnd(new TeardownRun(start), exists));
            }
        }
        System.out.println("teardown machine: at most " + longest + " runs to the end once the vendors answer");
        assertThat(longest).isLessThan(30);
    }

    private static int runsToEnd(TeardownRun run, boolean serviceExists) {
        Instant start = run.now();
        int runs = 0;
        while (!run.teardown().isFinished()) {
            TeardownAction action = run.decide();
            if (action instanceof TeardownAction.Wait wait) {
                run.goTo(wait.until());
            } else {
                run.tell(action, TeardownRun.healthyAnswer(action, serviceExists));
                runs++;
            }
            assertThat(runs).isLessThan(100);
        }
        // The last pause before the vendors came back, the doubt, and nothing else.
        assertThat(Duration.between(start, run.now())).isLessThan(Duration.ofMinutes(63));
        return runs;
    }
}
