package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * Explores the launch machine breadth first: every outcome, a cancel, a retry, a crash and the passing of time in every
 * situation that can be reached. {@link LaunchRun} checks each step; a situation is a launch without its identifiers and
 * with its times reduced to "before or after now".
 */
class LaunchGraphTest {

    private record Situation(
            String state,
            boolean hostKnown,
            @Nullable Boolean doubtful,
            boolean openCreate,
            boolean vanity,
            boolean published,
            boolean due,
            boolean over,
            WorkerStatus worker,
            int attempt,
            boolean waits) {

        static Situation of(LaunchRun run) {
            Launch launch = run.launch();
            Instant doubtEnds = run.doubtEnds();
            return new Situation(
                    launch.state().getClass().getSimpleName(),
                    launch.state().knownHost().isPresent(),
                    doubtEnds == null ? null : run.now().isBefore(doubtEnds),
                    run.hasOpenCreate(),
                    launch.vanityDomain() != null,
                    launch.published(),
                    !run.now().isBefore(launch.dueAt()),
                    !run.now().isBefore(launch.deadline()),
                    run.status(),
                    Math.min(launch.attempt(), 2),
                    launch.waitingFor() != null);
        }

        boolean isTerminal() {
            return Set.of("Live", "Failed", "Cancelled").contains(state);
        }
    }

    private static final class Graph {
        private final Map<Situation, LaunchRun> seen = new LinkedHashMap<>();
        private final Map<Situation, Set<Situation>> backwards = new HashMap<>();
        private final Map<String, Set<String>> kinds = new LinkedHashMap<>();
        private int transitions;

        void explore(LaunchRun first, boolean honest) {
            Deque<LaunchRun> open = new ArrayDeque<>();
            seen.put(Situation.of(first), first);
            open.add(first);
            while (!open.isEmpty()) {
                LaunchRun run = open.remove();
                Situation from = Situation.of(run);
                List<LaunchRun> next = new ArrayList<>();
                next.addAll(steps(run, honest));
                next.addAll(times(run));
                for (LaunchRun each : next) {
                    Situation to = Situation.of(each);
                    backwards.computeIfAbsent(to, any -> new HashSet<>()).add(from);
                    kinds.computeIfAbsent(from.state(), any -> new TreeSet<>()).add(to.state());
                    if (seen.putIfAbsent(to, each) == null) {
                        open.add(each);
                    }
                }
                transitions += next.size();
            }
        }

        private static List<LaunchRun> steps(LaunchRun run, boolean honest) {
            List<LaunchRun> next = new ArrayList<>();
            LaunchRun begun = new LaunchRun(run);
            LaunchAction action = begun.begin();
            if (action instanceof LaunchAction.CreateHost) {
                // the process dies between writing the create down and hearing of it
                next.add(begun);
            }
            List<LaunchOutcome> outcomes =
                    honest ? LaunchOutcomes.fitting(action, run.now()) : LaunchOutcomes.all(run.now());
            for (LaunchOutcome outcome : outcomes) {
                next.add(new LaunchRun(run).run(outcome));
                if (!honest) {
                    next.add(new LaunchRun(run).tell(outcome));
                }
            }
            next.add(new LaunchRun(run).cancel());
            next.add(new LaunchRun(run).retry());
            return next;
        }

        private static List<LaunchRun> times(LaunchRun run) {
            Launch launch = run.launch();
            return Stream.of(launch.dueAt(), launch.deadline(), run.doubtEnds())
                    .filter(time -> time != null && time.isAfter(run.now()))
                    .flatMap(time -> Stream.of(time, time.minusMillis(1)))
                    .filter(time -> time.isAfter(run.now()))
                    .map(time -> new LaunchRun(run).goTo(time))
                    .toList();
        }

        /** From where a terminal situation can be reached. */
        Set<Situation> ending() {
            Set<Situation> ending =
                    seen.keySet().stream().filter(Situation::isTerminal).collect(Collectors.toCollection(HashSet::new));
            Deque<Situation> open = new ArrayDeque<>(ending);
            while (!open.isEmpty()) {
                for (Situation before : backwards.getOrDefault(open.remove(), Set.of())) {
                    if (ending.add(before)) {
                        open.add(before);
                    }
                }
            }
            return ending;
        }
    }

    static Stream<LaunchPolicy> policies() {
        return Stream.of(Launches.policy(), Launches.plainPolicy(), LaunchPolicy.pretending("stub"), hasty());
    }

    /** Deadlines shorter than the doubt about a create. */
    private static LaunchPolicy hasty() {
        Duration second = Duration.ofSeconds(1);
        return new LaunchPolicy(
                "render",
                null,
                true,
                "workers.example",
                second,
                second,
                second,
                second,
                second,
                second,
                second,
                second);
    }

    @Test
    void shouldHoldInEverySituationWhateverComes() {
        Graph graph = new Graph();
        policies().forEach(policy -> graph.explore(new LaunchRun(policy).dishonest(), false));

        report("any outcome anywhere", graph);
        assertThat(graph.kinds.keySet()).containsExactlyInAnyOrderElementsOf(stateNames());
        assertThat(graph.ending()).containsAll(graph.seen.keySet());
    }

    @Test
    void shouldNeverSendASecondCreateInDoubtWhenOutcomesFit() {
        Graph graph = new Graph();
        policies().forEach(policy -> graph.explore(new LaunchRun(policy), true));

        report("fitting outcomes", graph);
        assertThat(graph.kinds.keySet()).containsExactlyInAnyOrderElementsOf(stateNames());
        assertThat(graph.ending()).containsAll(graph.seen.keySet());
        graph.kinds.forEach((from, to) -> System.out.println("launch machine:   " + from + " -> " + to));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void shouldEndAtTheDeadlinesInEverySituationWhenNothingEverWorks(LaunchPolicy policy) {
        Graph graph = new Graph();
        graph.explore(new LaunchRun(policy), true);
        int longest = 0;
        for (LaunchRun run : graph.seen.values()) {
            longest = Math.max(longest, runsToEnd(run, new LaunchOutcome.Unavailable("no answer", null)));
            longest = Math.max(longest, runsToEnd(run, new LaunchOutcome.Pending("not yet")));
        }
        System.out.println("launch machine: at most " + longest + " runs to the end when nothing ever works");
        assertThat(longest).isBetween(1, 2000);
    }

    @Test
    void shouldEndWhateverComesForEver() {
        LaunchPolicy policy = brisk();
        Graph graph = new Graph();
        graph.explore(new LaunchRun(policy), true);
        Map<String, LaunchRun> kinds = new LinkedHashMap<>();
        graph.seen.forEach((situation, run) -> kinds.putIfAbsent(situation.state(), run));
        // An answer that says nothing leaves the machine where it is: then it is asked again every second.
        long most = Stream.of(
                                policy.requestDeadline(),
                                policy.deployDeadline(),
                                policy.healthDeadline(),
                                policy.vanityDeadline(),
                                policy.lateVanityDeadline(),
                                policy.failingDeadline(),
                                policy.doubt())
                        .mapToLong(Duration::toSeconds)
                        .sum()
                + 10;
        for (LaunchRun run : kinds.values()) {
            for (LaunchOutcome outcome : LaunchOutcomes.all(run.now())) {
                if (!(outcome instanceof LaunchOutcome.Queued)) {
                    assertThat(runsToEnd(new LaunchRun(run).dishonest(), outcome))
                            .isLessThanOrEqualTo((int) most);
                }
            }
        }
    }

    @Test
    void shouldEndWhenItQueuesForEver() {
        LaunchPolicy policy = brisk();
        long most = LaunchPolicy.LONGEST_QUEUE.dividedBy(policy.pollInterval())
                + policy.requestDeadline().plus(policy.failingDeadline()).toSeconds();
        for (Instant until : List.of(Instant.MIN, SettableClock.START, Instant.MAX)) {
            LaunchRun run = new LaunchRun(policy).run(new LaunchOutcome.HostMissing());

            assertThat(runsToEnd(run, new LaunchOutcome.Queued(until))).isLessThanOrEqualTo((int) most);
        }
    }

    /** Short times, and looks that are rare. */
    private static LaunchPolicy brisk() {
        return new LaunchPolicy(
                "render",
                null,
                true,
                "workers.example",
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2));
    }

    /** Drives it with one and the same answer; a run that changes nothing is repeated a second later. */
    private static int runsToEnd(LaunchRun start, LaunchOutcome outcome) {
        LaunchRun run = new LaunchRun(start);
        int runs = 0;
        while (!run.state().isTerminal()) {
            Launch before = run.launch();
            LaunchAction action = run.decide();
            if (action instanceof LaunchAction.Wait wait) {
                run.goTo(wait.until());
                continue;
            }
            run.run(action instanceof LaunchAction.GiveUp ? new LaunchOutcome.GivenUp() : outcome);
            runs++;
            if (run.launch().equals(before)) {
                run.pass(Duration.ofSeconds(1));
            }
            assertThat(runs).as("runs with %s, now %s", outcome, run.launch()).isLessThan(200_000);
        }
        return runs;
    }

    private static void report(String what, Graph graph) {
        System.out.printf(
                "launch machine: %s: %d states, %d situations, %d transitions explored%n",
                what, graph.kinds.size(), graph.seen.size(), graph.transitions);
    }

    private static List<String> stateNames() {
        return leaves(LaunchState.class).map(Class::getSimpleName).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(LaunchGraphTest::leaves);
    }
}
