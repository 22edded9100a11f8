package software.openwork.den.application.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

class CreateWorkerTest {

    private final World world = World.pretending(3);
    private final User ada = world.user("ada@example.com");

    @Test
    void shouldMakeALocalWorkerHealthyAtOnceWithoutLaunch() {
        Worker worker = world.worker(ada, Workers.localSpec());

        assertThat(worker.status()).isEqualTo(WorkerStatus.HEALTHY);
        assertThat(world.launches.find(worker.id())).isEmpty();
        assertThat(world.jobs.scheduled(worker.id())).isEmpty();
        assertThat(world.workers.tokens(worker.id())).isPresent();
    }

    @Test
    void shouldPutACloudWorkerWithItsLaunchOnRecord() {
        Worker worker = world.cloudWorker(ada);

        assertThat(worker.status()).isEqualTo(WorkerStatus.PROVISIONING);
        assertThat(world.launches.find(worker.id())).isPresent();
        assertThat(world.jobs.scheduled(worker.id())).contains(world.clock.instant());
    }

    @Test
    void shouldTakeOnlyOrganisationsOfTheUser() {
        User eve = world.user("eve@example.com");
        String adasOrg = world.orgs.memberships(ada.id()).getFirst().org().id().value();

        assertThat(create(ada, Optional.of(adasOrg))).isInstanceOf(CreateWorker.Created.class);
        assertThat(create(eve, Optional.of(adasOrg))).isInstanceOf(CreateWorker.OrgForbidden.class);
    }

    @Test
    void shouldGiveSomebodyWithoutOrganisationThePersonalOneOnceHoweverManyRequestsCome() throws Exception {
        User loner = new User(
                new UserId("loner"),
                "Loner",
                "loner@example.com",
                false,
                null,
                world.clock.instant(),
                world.clock.instant());
        world.transactions.inTransaction(() -> world.accounts.insert(loner, "account", "hash"));

        assertThat(create(loner, Optional.of("some-org"))).isInstanceOf(CreateWorker.OrgNotFound.class);
        List<CreateWorker.Result> results = together(8, () -> create(loner, Optional.empty()));

        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(CreateWorker.Created.class));
        assertThat(world.orgs.memberships(loner.id()))
                .extracting(Membership::org)
                .singleElement()
                .satisfies(org -> assertThat(org.ownerId()).isEqualTo(loner.id()));
    }

    @Test
    void shouldNeverGiveAUserMoreCloudWorkersThanAllowed() throws Exception {
        List<CreateWorker.Result> results =
                together(8, () -> world.createWorker.handle(command(ada, Optional.empty(), Workers.cloudSpec())));

        assertThat(results).filteredOn(CreateWorker.Created.class::isInstance).hasSize(3);
        assertThat(results).filteredOn(new CreateWorker.LimitReached(3)::equals).hasSize(5);
        assertThat(create(ada, Optional.empty())).isInstanceOf(CreateWorker.Created.class);
    }

    @Test
    void shouldAuditTheCreation() {
        Worker worker = world.cloudWorker(ada);

        assertThat(world.audit.recorded()).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("worker.create");
            assertThat(entry.target()).isEqualTo(worker.id().value());
            assertThat(entry.actor()).isEqualTo(ada.id());
        });
    }

    private CreateWorker.Result create(User user, Optional<String> org) {
        return world.createWorker.handle(command(user, org, Workers.localSpec()));
    }

    private static CreateWorker.Command command(User user, Optional<String> org, WorkerSpec spec) {
        return new CreateWorker.Command(user, org, spec, World.CALLER);
    }

    private static <T> List<T> together(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
