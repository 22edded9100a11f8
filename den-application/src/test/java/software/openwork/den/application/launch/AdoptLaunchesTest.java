package software.openwork.den.application.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchFailure;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

class AdoptLaunchesTest {

    @Test
    void shouldMakeOldStubWorkersHealthy() {
        World world = World.pretending(50);
        Worker worker = leftOnItsWay(world, 1);

        assertThat(world.adoptLaunches.handle()).isEqualTo(1);
        world.settle();

        assertThat(status(world, worker)).isEqualTo(WorkerStatus.HEALTHY);
    }

    @Test
    void shouldAdoptTheServiceThatTheReplacedOneMade() {
        World world = World.real();
        Worker worker = leftOnItsWay(world, 1);
        world.host.given(worker.id());

        world.adoptLaunches.handle();
        world.jobs.runDue(world.runWorker);

        assertThat(launch(world, worker).state().knownHost()).isPresent();
        assertThat(launch(world, worker).vanityDomain())
                .isEqualTo(worker.id().value().substring(0, 32) + ".workers.example");
    }

    @Test
    void shouldMakeNothingAndFailAtTheDeadlineWhenThereIsNone() {
        World world = World.real();
        Worker worker = leftOnItsWay(world, 1);

        world.adoptLaunches.handle();
        world.clock.advance(Duration.ofMinutes(5));
        world.jobs.runDue(world.runWorker);
        assertThat(status(world, worker)).isEqualTo(WorkerStatus.PROVISIONING);
        world.settle();

        assertThat(status(world, worker)).isEqualTo(WorkerStatus.FAILED);
        assertThat(launch(world, worker).failure().map(LaunchFailure::code)).contains(FailureCode.VENDOR_UNAVAILABLE);
        assertThat(world.host.services()).isEmpty();
    }

    @Test
    void shouldDoSoOnceHoweverOftenItIsAsked() {
        World world = World.pretending(50);
        leftOnItsWay(world, 1);
        Worker mine = world.cloudWorker(world.user("bob@example.com"));
        Launch before = launch(world, mine);

        assertThat(world.adoptLaunches.handle()).isEqualTo(1);
        assertThat(world.adoptLaunches.handle()).isZero();
        assertThat(launch(world, mine)).isEqualTo(before);
    }

    @Test
    void shouldTakeUpMoreThanOneBatch() {
        World world = World.pretending(50);
        for (int i = 0; i < 250; i++) {
            leftOnItsWay(world, i);
        }

        assertThat(world.adoptLaunches.handle()).isEqualTo(250);
        assertThat(world.workers.abandoned(1)).isEmpty();
    }

    private static Worker leftOnItsWay(World world, int number) {
        User keeper = world.user("user" + number + "@example.com");
        Worker like = Workers.provisioning(new WorkerId("%08d-aaaa-4aaa-8aaa-aaaaaaaaaaaa".formatted(number)));
        Worker worker = new Worker(
                like.id(),
                world.orgs.memberships(keeper.id()).getFirst().org().id(),
                null,
                like.spec(),
                like.status(),
                like.createdAt(),
                like.updatedAt());
        world.workers.insert(worker, Workers.tokens(), List.of(world.tokens.uuid(), world.tokens.uuid()));
        return worker;
    }

    private static WorkerStatus status(World world, Worker worker) {
        return world.workers.find(worker.id()).orElseThrow().worker().status();
    }

    private static Launch launch(World world, Worker worker) {
        return world.launches.find(worker.id()).orElseThrow();
    }
}
