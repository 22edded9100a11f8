package software.openwork.den.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.matrix.StopPoint.Stopped;
import software.openwork.den.app.matrix.StopPoint.When;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * The work on a worker stops right before and right after every step that is persisted, with and without each trouble at
 * the vendors in that step, and another instance carries on. Real adapters on the stand-ins of the vendors, a real
 * database, and a clock that is moved by hand. However it went: never more than one service, the right end, and nothing
 * left of what was deleted.
 */
class CrashMatrixTest {

    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(8);
    private static final int MOST_RUNS = 500;
    private static final int MOST_STEPS = 60;

    private static Site site;

    @BeforeAll
    static void open() {
        site = new Site();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** One way through: gives whether the point was reached. */
    private interface Way extends BiFunction<Integer, When, Boolean> {}

    /** Every step there is, on both sides of it, in every trouble. */
    private static void walk(String name, Map<Trouble, Way> ways) {
        long began = System.nanoTime();
        int points = 0;
        for (Map.Entry<Trouble, Way> each : ways.entrySet()) {
            boolean reached = true;
            for (int step = 1; reached; step++) {
                assertThat(step).as("steps of " + name).isLessThan(MOST_STEPS);
                reached = false;
                for (When when : When.values()) {
                    boolean here;
                    try {
                        here = each.getValue().apply(step, when);
                    } catch (AssertionError | RuntimeException wrong) {
                        throw new AssertionError(name + ", " + when + " step " + step + ", " + each.getKey(), wrong);
                    }
                    points += here ? 1 : 0;
                    reached = reached || here;
                }
            }
        }
        System.err.printf(
                "crash matrix, %s: %d points in %d troubles, all right, %.1f s%n",
                name, points, ways.size(), (System.nanoTime() - began) / 1e9);
        assertThat(points).isGreaterThan(ways.size() * 4);
    }

    private static Map<Trouble, Way> inEachTrouble(Function<Trouble, Way> way) {
        Map<Trouble, Way> ways = new EnumMap<>(Trouble.class);
        Arrays.stream(Trouble.values()).forEach(trouble -> ways.put(trouble, way.apply(trouble)));
        return ways;
    }

    private static StopPoint stop(int step, When when, Trouble trouble) {
        return new StopPoint(
                step,
                when,
                () -> {
                    site.heal();
                    throw new Stopped(step, when);
                },
                () -> site.trouble(trouble));
    }

    /** Runs the worker's job until nothing is left to do for days. */
    private static void settle(WorkerId worker, boolean deletesHosts) {
        settle(worker, site.standing(deletesHosts), deletesHosts);
    }

    /** The same with an instance that something happens to; one that stops is replaced. */
    private static void settle(WorkerId worker, StopPoint point, boolean deletesHosts) {
        try (Site.Instance instance = site.new Instance(point, deletesHosts)) {
            settle(worker, instance, deletesHosts);
        }
    }

    private static void settle(WorkerId worker, Site.Instance first, boolean deletesHosts) {
        Site.Instance instance = first;
        for (int run = 0; run < MOST_RUNS; run++) {
            Optional<Instant> next;
            try {
                next = instance.run(worker);
            } catch (Stopped stopped) {
                instance = site.standing(deletesHosts);
                next = Optional.of(site.clock.instant().plus(UNTIL_NOTICED));
            }
            // As the job runner does: somebody may have wished for another run meanwhile.
            Optional<Instant> due = next.isPresent() ? next : instance.due(worker);
            if (due.isEmpty() || due.get().isAfter(site.clock.instant().plus(Site.FAILED_LAUNCH_TTL.dividedBy(2)))) {
                site.heal();
                return;
            }
            site.moveTo(due.get());
        }
        throw new AssertionError("it never ends: " + site.storage.launches().find(worker));
    }

    private static void assertHealthy(WorkerId worker, int createsBefore) {
        assertThat(site.storage.workers().find(worker)).hasValueSatisfying(view -> {
            assertThat(view.worker().status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(view.instance()).isNotNull();
            assertThat(view.instance().url()).isEqualTo("https://" + Site.name(worker));
        });
        assertThat(site.services(worker)).singleElement().satisfies(service -> {
            assertThat(service.suspended()).isFalse();
            assertThat(service.domains()).containsOnlyKeys(Site.name(worker));
        });
        assertThat(site.vercel.targets(Site.name(worker))).hasSize(1);
        assertThat(site.render.creates() - createsBefore)
                .as("services ever made")
                .isEqualTo(1);
    }

    private static void assertGone(WorkerId worker, int createsBefore, boolean deletesHosts) {
        assertThat(site.storage.workers().find(worker)).isEmpty();
        assertThat(site.storage.teardowns().find(worker))
                .hasValueSatisfying(
                        teardown -> assertThat(teardown.isFinished()).isTrue());
        assertThat(site.vercel.targets(Site.name(worker))).isEmpty();
        if (deletesHosts) {
            assertThat(site.services(worker)).isEmpty();
        } else {
            assertThat(site.services(worker)).allSatisfy(service -> {
                assertThat(service.suspended()).isTrue();
                assertThat(service.domains()).isEmpty();
            });
        }
        assertThat(site.render.creates() - createsBefore)
                .as("services ever made")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void shouldLaunchOneServiceWhereverTheWorkStops() {
        walk("launches", inEachTrouble(trouble -> (step, when) -> {
            int creates = site.render.creates();
            WorkerId worker = site.request();
            StopPoint point = stop(step, when, trouble);

            settle(worker, point, true);

            assertHealthy(worker, creates);
            site.delete(worker, true);
            settle(worker, true);
            assertGone(worker, creates, true);
            return point.isReached();
        }));
    }

    @Test
    void shouldTakeEverythingDownWhereverTheWorkStops() {
        walk("teardowns", inEachTrouble(trouble -> (step, when) -> {
            int creates = site.render.creates();
            WorkerId worker = site.request();
            settle(worker, true);
            site.delete(worker, true);
            StopPoint point = stop(step, when, trouble);

            settle(worker, point, true);

            assertGone(worker, creates, true);
            return point.isReached();
        }));
    }

    @Test
    void shouldLeaveNothingRunningWhereServicesAreKept() {
        walk("teardowns that keep the service", Map.of(Trouble.NOTHING, (step, when) -> {
            int creates = site.render.creates();
            WorkerId worker = site.request();
            settle(worker, false);
            site.delete(worker, false);
            StopPoint point = stop(step, when, Trouble.NOTHING);

            settle(worker, point, false);

            assertGone(worker, creates, false);
            assertThat(site.storage
                            .teardowns()
                            .find(worker)
                            .orElseThrow()
                            .host()
                            .state())
                    .isEqualTo(Teardown.State.SUSPENDED);
            site.services(worker).forEach(service -> site.render.vanish(service.id()));
            return point.isReached();
        }));
    }

    @Test
    void shouldLeaveNothingWheneverTheWorkerIsDeleted() {
        walk("deletes in the middle of launches", inEachTrouble(trouble -> (step, when) -> {
            int creates = site.render.creates();
            WorkerId worker = site.request();
            StopPoint point = new StopPoint(step, when, () -> site.delete(worker, true), () -> site.trouble(trouble));

            settle(worker, point, true);

            if (!point.isReached()) {
                site.delete(worker, true);
                settle(worker, true);
            }
            assertGone(worker, creates, true);
            return point.isReached();
        }));
    }

    @Test
    void shouldLeaveNothingRunningOfAFailedLaunch() {
        site.render.deploysEnd("build_failed");
        try {
            walk("launches that fail and expire", inEachTrouble(trouble -> (step, when) -> {
                int creates = site.render.creates();
                WorkerId worker = site.request();
                StopPoint point = stop(step, when, trouble);

                settle(worker, point, true);

                assertThat(site.storage.launches().find(worker).orElseThrow().state())
                        .isInstanceOf(LaunchState.Failed.class);
                assertThat(site.services(worker))
                        .allSatisfy(service -> assertThat(service.suspended()).isTrue());
                site.moveTo(site.clock.instant().plus(Site.FAILED_LAUNCH_TTL));
                settle(worker, true);
                assertGone(worker, creates, true);
                return point.isReached();
            }));
        } finally {
            site.render.deploysEnd("live");
        }
    }
}
