package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.LaunchEvent.Progress;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerStatus;

/** What every {@link LaunchRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class LaunchRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final HostRef HOST = new HostRef("srv-🦊-" + "x".repeat(200));
    private static final String URL = "https://srv.example/" + "x".repeat(2000);
    private static final LaunchFailure FAILURE =
            new LaunchFailure(FailureCode.DEPLOY_FAILED, LaunchStep.DEPLOY_LIVE, "build_failed 🦊");
    private static final LaunchFailure BARE_FAILURE =
            new LaunchFailure(FailureCode.NO_URL, LaunchStep.HOST_CREATED, null);

    private final WorkerId worker = new WorkerId(unique());

    protected abstract LaunchRepository launches();

    static Stream<LaunchState> everyState() {
        return Stream.concat(
                Stream.of(
                        new LaunchState.Requested(),
                        new LaunchState.Cleared(),
                        new LaunchState.CreateSent(NOW.minusMillis(1)),
                        new LaunchState.Resuming(HOST),
                        new LaunchState.HostCreated(HOST),
                        new LaunchState.DeployLive(HOST, URL),
                        new LaunchState.RuntimeHealthy(HOST, URL),
                        new LaunchState.DomainAttached(HOST, URL),
                        new LaunchState.DnsReady(HOST, URL),
                        new LaunchState.Reachable(HOST, URL, "https://own.example"),
                        new LaunchState.Live(HOST, "https://own.example"),
                        new LaunchState.Failing(null, null, FAILURE),
                        new LaunchState.Failing(HOST, null, BARE_FAILURE),
                        new LaunchState.Failing(null, NOW, FAILURE),
                        new LaunchState.Failing(HOST, NOW, BARE_FAILURE),
                        new LaunchState.Failed(null, FAILURE),
                        new LaunchState.Failed(HOST, BARE_FAILURE)),
                Arrays.stream(LaunchStep.values()).map(LaunchState.Cancelled::new));
    }

    static Stream<LaunchFailure> everyFailure() {
        return Arrays.stream(FailureCode.values())
                .flatMap(code -> Arrays.stream(LaunchStep.values()).map(step -> new LaunchFailure(code, step, null)));
    }

    @Nested
    class Keeping {

        @ParameterizedTest
        @MethodSource("software.openwork.den.domain.launch.LaunchRepositoryContract#everyState")
        void shouldKeepEveryState(LaunchState state) {
            Launch launch = in(state);
            launches().insert(launch, List.of());
            assertThat(launches().find(worker)).contains(launch);

            WorkerId other = new WorkerId(unique());
            launches().insert(launch(other, new LaunchState.Failing(HOST, NOW, FAILURE), 0), List.of());
            assertThat(launches().save(launch(other, state, 0), List.of())).isTrue();
            assertThat(launches().find(other)).contains(launch(other, state, 1));
        }

        @Test
        void shouldKeepEveryFailure() {
            everyFailure().forEach(failure -> {
                WorkerId id = new WorkerId(unique());
                Launch launch = launch(id, new LaunchState.Failed(null, failure), 0);
                launches().insert(launch, List.of());
                assertThat(launches().find(id)).contains(launch);
            });
        }

        @Test
        void shouldKeepALaunchWithoutAnythingOptional() {
            Launch launch = launch(null, null, false);

            launches().insert(launch, List.of());

            assertThat(launches().find(worker)).contains(launch);
        }

        @Test
        void shouldKeepALaunchWithEverything() {
            Launch launch = launch("own.example", "deploying 🦊", true);

            launches().insert(launch, List.of());

            assertThat(launches().find(worker)).contains(launch);
        }

        @Test
        void shouldRefuseASecondLaunchOfAWorker() {
            launches().insert(in(new LaunchState.Requested()), List.of());

            assertThatThrownBy(() -> launches().insert(in(new LaunchState.Requested()), List.of(step(1))))
                    .isInstanceOf(RuntimeException.class);
            assertThat(launches().events(worker, 0, 50)).isEmpty();
        }

        @Test
        void shouldFindByTheExactIdentifierOnly() {
            launches().insert(in(new LaunchState.Requested()), List.of(step(1)));

            for (WorkerId wrong : inexact()) {
                assertThat(launches().find(wrong)).isEmpty();
                assertThat(launches().newest(List.of(wrong))).isEmpty();
            }
        }

        @Test
        void shouldNotFailOnAVeryLongDetail() {
            String text = "🦊".repeat(100_000);
            LaunchFailure failure = new LaunchFailure(FailureCode.DEPLOY_FAILED, LaunchStep.DEPLOY_LIVE, text);
            Launch launch = new Launch(
                    worker,
                    new OrgId("org"),
                    new UserId("ada"),
                    null,
                    "L-1",
                    new LaunchState.Failed(null, failure),
                    NOW,
                    NOW,
                    0,
                    NOW,
                    text,
                    false,
                    1,
                    0,
                    NOW);

            launches().insert(launch, List.of(step(1, text)));

            assertThat(launches().find(worker)).isPresent();
            assertThat(launches().events(worker, 0, 1)).hasSize(1);
        }
    }

    @Nested
    class Saving {

        @Test
        void shouldReplaceEverythingAndRaiseTheVersion() {
            Launch first = launch(null, null, false);
            launches().insert(first, List.of());
            Launch second = launch("own.example", "dns", true);

            assertThat(launches().save(second, List.of())).isTrue();

            assertThat(launches().find(worker)).contains(second.stored());
            assertThat(launches().save(first.stored(), List.of())).isTrue();
            assertThat(launches().find(worker)).contains(first.stored().stored());
        }

        @Test
        void shouldSaveWhatIsUnchanged() {
            Launch launch = in(new LaunchState.Requested());
            launches().insert(launch, List.of());

            assertThat(launches().save(launch, List.of())).isTrue();
            assertThat(launches().find(worker)).contains(launch.stored());
        }

        @Test
        void shouldWriteNothingWhenTheVersionIsStale() {
            Launch launch = in(new LaunchState.Requested());
            launches().insert(launch, List.of());
            Launch next = in(new LaunchState.HostCreated(HOST));
            launches().save(next, List.of(step(1)));

            assertThat(launches().save(in(new LaunchState.Cleared()), List.of(step(2))))
                    .isFalse();
            assertThat(launches().save(next.stored().stored(), List.of(step(2))))
                    .isFalse();

            assertThat(launches().find(worker)).contains(next.stored());
            assertThat(launches().events(worker, 0, 50)).containsExactly(step(1));
        }

        @Test
        void shouldWriteNothingWhenThereIsNoLaunch() {
            assertThat(launches().save(in(new LaunchState.Requested()), List.of(step(1))))
                    .isFalse();

            assertThat(launches().find(worker)).isEmpty();
            assertThat(launches().events(worker, 0, 50)).isEmpty();
        }

        @Test
        void shouldLetOneOfManyWin() {
            Launch launch = in(new LaunchState.Requested());
            launches().insert(launch, List.of());

            List<Boolean> saved = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> launches().save(in(new LaunchState.HostCreated(HOST)), List.of(step(1))))
                    .toList();

            assertThat(saved).containsOnlyOnce(true);
            assertThat(launches().find(worker).orElseThrow().version()).isEqualTo(1);
            assertThat(launches().events(worker, 0, 50)).containsExactly(step(1));
        }
    }

    @Nested
    class Counting {

        private void insert(LaunchState state, boolean published) {
            Launch launch = launch(new WorkerId(UUID.randomUUID().toString()), state, 0);
            launches().insert(published ? launch.withPublished(true) : launch, List.of());
        }

        @Test
        void shouldCountWhatIsUnderWay() {
            int before = launches().underWay();
            insert(new LaunchState.Requested(), false);
            insert(new LaunchState.HostCreated(HOST), false);
            insert(new LaunchState.DnsReady(HOST, URL), true);
            insert(new LaunchState.Cancelled(LaunchStep.DEPLOY_LIVE), false);

            assertThat(launches().underWay()).isEqualTo(before + 2);
        }
    }

    @Nested
    class Events {

        @Test
        void shouldKeepStepsWithAndWithoutAnythingOptional() {
            LaunchEvent bare = new LaunchEvent.Step(
                    1, NOW, LaunchStep.REQUESTED, Progress.DONE, NOW.minusMillis(1), 0, null, null, null, null);
            LaunchEvent full = new LaunchEvent.Step(
                    2,
                    NOW,
                    LaunchStep.VANITY_HEALTHY,
                    Progress.FAILED,
                    NOW.minusMillis(1),
                    7,
                    NOW.plusMillis(1),
                    "not yet 🦊",
                    FailureCode.UNHEALTHY_TIMEOUT,
                    "L-1");
            launches().insert(in(new LaunchState.Requested()), List.of(bare, full));

            assertThat(launches().events(worker, 0, 50)).containsExactly(bare, full);
        }

        @Test
        void shouldKeepStatusesWithAndWithoutAnythingOptional() {
            LaunchEvent bare = new LaunchEvent.Status(1, NOW, WorkerStatus.PROVISIONING, null, null, null);
            LaunchEvent full =
                    new LaunchEvent.Status(2, NOW, WorkerStatus.FAILED, URL, FailureCode.VENDOR_UNAVAILABLE, "L-1");
            launches().insert(in(new LaunchState.Requested()), List.of(bare, full));

            assertThat(launches().events(worker, 0, 50)).containsExactly(bare, full);
        }

        @ParameterizedTest
        @EnumSource
        void shouldKeepEveryProgress(Progress progress) {
            LaunchEvent event =
                    new LaunchEvent.Step(1, NOW, LaunchStep.HOST_CREATED, progress, NOW, 0, null, null, null, null);
            launches().insert(in(new LaunchState.Requested()), List.of(event));

            assertThat(launches().events(worker, 0, 50)).containsExactly(event);
        }

        @Test
        void shouldBeAppendedAndReadInOrderFromAnywhere() {
            Launch launch = in(new LaunchState.Requested());
            launches().insert(launch, List.of(step(1), step(2)));
            launches().save(launch, List.of(step(3)));
            launches().save(launch.stored(), List.of(step(4), step(5)));

            assertThat(launches().events(worker, 0, 50))
                    .extracting(LaunchEvent::seq)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(launches().events(worker, 2, 2))
                    .extracting(LaunchEvent::seq)
                    .containsExactly(3L, 4L);
            assertThat(launches().events(worker, 5, 50)).isEmpty();
            assertThat(launches().events(new WorkerId(unique()), 0, 50)).isEmpty();
        }

        @Test
        void shouldTellTheNewestOfSeveralWorkers() {
            WorkerId second = new WorkerId(unique());
            WorkerId silent = new WorkerId(unique());
            WorkerId notAsked = new WorkerId(unique());
            launches().insert(withLastSeq(worker, 2), List.of(step(1), step(2)));
            launches().insert(withLastSeq(second, 1), List.of(step(1)));
            launches().insert(withLastSeq(silent, 0), List.of());
            launches().insert(withLastSeq(notAsked, 1), List.of(step(1)));

            assertThat(launches().newest(List.of(worker, second, silent, new WorkerId(unique()))))
                    .isEqualTo(Map.of(worker, 2L, second, 1L));
            assertThat(launches().newest(List.of(worker))).isEqualTo(Map.of(worker, 2L));
            assertThat(launches().newest(List.of())).isEmpty();
        }
    }

    @Nested
    class Purging {

        private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.007Z");

        @Test
        void shouldRemoveOldEventsOfWhatHasEndedInBatches() {
            WorkerId underWay = new WorkerId(unique());
            launches().insert(in(new LaunchState.Live(HOST, URL)), List.of(old(1), old(2), old(3), step(4)));
            launches().insert(launch(underWay, new LaunchState.Requested(), 0), List.of(old(1)));

            assertThat(launches().purgeEvents(LONG_AGO, 9)).isZero();
            assertThat(launches().purgeEvents(LONG_AGO.plusMillis(1), 2)).isEqualTo(2);
            assertThat(launches().purgeEvents(LONG_AGO.plusMillis(1), 2)).isEqualTo(1);
            assertThat(launches().purgeEvents(LONG_AGO.plusMillis(1), 2)).isZero();

            assertThat(launches().events(worker, 0, 9))
                    .extracting(LaunchEvent::seq)
                    .containsExactly(4L);
            assertThat(launches().events(underWay, 0, 9)).hasSize(1);
        }

        private static LaunchEvent old(long seq) {
            return new LaunchEvent.Status(seq, LONG_AGO, WorkerStatus.HEALTHY, "https://w.example", null, null);
        }
    }

    private Launch in(LaunchState state) {
        return launch(worker, state, 0);
    }

    private Launch launch(@Nullable String vanity, @Nullable String waitingFor, boolean published) {
        return new Launch(
                worker,
                new OrgId("org " + published),
                new UserId("ada " + published),
                vanity,
                "L-" + published,
                new LaunchState.Requested(),
                NOW.plusMillis(published ? 10 : 1),
                NOW.plusMillis(published ? 20 : 2),
                published ? 30 : 3,
                NOW.plusMillis(published ? 40 : 4),
                waitingFor,
                published,
                0,
                0,
                NOW.plusMillis(published ? 50 : 5));
    }

    private static Launch launch(WorkerId id, LaunchState state, long version) {
        return new Launch(
                id,
                new OrgId("org"),
                new UserId("ada"),
                null,
                "L-1",
                state,
                NOW,
                NOW.plus(Duration.ofMinutes(15)),
                2,
                NOW.plusMillis(3),
                null,
                false,
                0,
                version,
                NOW);
    }

    private static Launch withLastSeq(WorkerId id, long lastSeq) {
        return new Launch(
                id,
                new OrgId("org"),
                new UserId("ada"),
                null,
                "L-1",
                new LaunchState.Requested(),
                NOW,
                NOW,
                0,
                NOW,
                null,
                false,
                lastSeq,
                0,
                NOW);
    }

    private static LaunchEvent step(long seq) {
        return step(seq, "detail");
    }

    private static LaunchEvent step(long seq, String detail) {
        return new LaunchEvent.Step(
                seq, NOW, LaunchStep.HOST_CREATED, Progress.STARTED, NOW, 0, NOW, detail, null, null);
    }

    private List<WorkerId> inexact() {
        return List.of(new WorkerId(worker.value().toUpperCase(Locale.ROOT)), new WorkerId(worker.value() + " "));
    }

    /** With a letter in it, so that there is an upper case of it. */
    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 35) + "a";
    }
}
