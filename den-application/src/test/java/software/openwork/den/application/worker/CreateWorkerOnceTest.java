package software.openwork.den.application.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.Workers;

class CreateWorkerOnceTest {

    private static final String KEY = "0b2f7f2c-7a57-4c5f-b2c8-6b1f1f6f2f3a";

    private final World world = World.pretending(1);
    private final User ada = world.user("ada@example.com");
    private final User eve = world.user("eve@example.com");

    private CreateWorkerOnce.Result create(User user, WorkerSpec spec, String key) {
        return world.createWorkerOnce.handle(new CreateWorker.Command(user, Optional.empty(), spec, World.CALLER), key);
    }

    private CreateWorkerOnce.Result create() {
        return create(ada, Workers.cloudSpec(), KEY);
    }

    private static Worker worker(CreateWorkerOnce.Result result) {
        if (result instanceof CreateWorkerOnce.Answered answered
                && answered.result() instanceof CreateWorker.Created created) {
            return created.worker();
        }
        throw new AssertionError(result);
    }

    private int count(User user) {
        return world.workers.countCloud(user.id()).all();
    }

    @Test
    void shouldAnswerTheSameAgain() {
        CreateWorkerOnce.Result first = create();
        world.settle();
        world.clock.advance(Duration.ofHours(23));

        assertThat(create()).isEqualTo(first);
        assertThat(count(ada)).isEqualTo(1);
        assertThat(world.audit.recorded()).extracting(entry -> entry.action()).endsWith("worker.show-tokens");
    }

    @Test
    void shouldReadTheTokensAnew() {
        Worker made = worker(create());

        WorkerTokens known = world.workers.tokens(made.id()).orElseThrow();

        assertThat(create()).isEqualTo(new CreateWorkerOnce.Answered(new CreateWorker.Created(made, known)));
    }

    @Test
    void shouldMakeOneWorkerForManyAtOnce() throws Exception {
        List<CreateWorkerOnce.Result> results;
        try (var threads = Executors.newFixedThreadPool(8)) {
            results = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<CreateWorkerOnce.Result>>mapToObj(i -> this::create)
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(count(ada)).isEqualTo(1);
        assertThat(results)
                .filteredOn(CreateWorkerOnce.Answered.class::isInstance)
                .isNotEmpty()
                .extracting(CreateWorkerOnceTest::worker)
                .extracting(Worker::id)
                .containsOnly(worker(create()).id());
        assertThat(results)
                .allMatch(result ->
                        result instanceof CreateWorkerOnce.Answered || result instanceof CreateWorkerOnce.StillRunning);
    }

    @Test
    void shouldRefuseAnotherRequestWithTheKey() {
        create();

        assertThat(create(ada, Workers.localSpec(), KEY)).isEqualTo(new CreateWorkerOnce.KeyReused());
        assertThat(worker(create(ada, Workers.localSpec(), KEY + "2"))).isNotNull();
    }

    @Test
    void shouldKeepUsersApart() {
        Worker hers = worker(create());

        assertThat(worker(create(eve, Workers.cloudSpec(), KEY)).id()).isNotEqualTo(hers.id());
        assertThat(count(eve)).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheKeyFreeAfterARefusal() {
        Worker first = world.cloudWorker(ada);
        assertThat(create()).isEqualTo(new CreateWorkerOnce.Answered(new CreateWorker.LimitReached(1)));

        world.deleteWorker.handle(World.scope(ada), first.id().value(), World.CALLER);

        assertThat(worker(create())).isNotNull();
    }

    @Test
    void shouldLeaveTheKeyFreeWhenNothingWasStored() {
        WorkerSpec tooLong = new WorkerSpec("n".repeat(300), null, WorkerDestination.CLOUD, null, null, null);
        assertThatThrownBy(() -> create(ada, tooLong, KEY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(count(ada)).isZero();

        assertThat(worker(create())).isNotNull();
    }

    @Test
    void shouldNotShowAWorkerThatIsGone() {
        Worker made = worker(create());
        world.deleteWorker.handle(World.scope(ada), made.id().value(), World.CALLER);

        assertThat(create()).isEqualTo(new CreateWorkerOnce.WorkerGone());
        assertThat(count(ada)).isZero();
    }

    @Test
    void shouldForgetTheKeyAfterADay() {
        create(ada, Workers.localSpec(), KEY);
        world.clock.advance(Duration.ofDays(1).plusMillis(1));

        assertThat(worker(create())).isNotNull();
        world.clock.advance(Duration.ofDays(1).plusMillis(1));
        new PurgeKeys(world.idempotencyKeys, world.clock, Duration.ofDays(1)).handle();
        assertThat(world.idempotencyKeys.purge(world.clock.instant(), 10)).isZero();
    }

    @Test
    void shouldDoWithoutAKey() {
        CreateWorker.Command command =
                new CreateWorker.Command(ada, Optional.empty(), Workers.localSpec(), World.CALLER);

        assertThat(worker(world.createWorkerOnce.handle(command, null)).id())
                .isNotEqualTo(
                        worker(world.createWorkerOnce.handle(command, null)).id());
    }
}
