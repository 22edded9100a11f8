package software.openwork.den.application.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static software.openwork.den.application.World.scope;

import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.Workers;

class ShowWorkerTokensTest {

    private final World pretending = World.pretending(50);
    private final World real = World.real();

    @Test
    void shouldShowNoOwnerTokenWhereNothingRealRuns() {
        User ada = pretending.user("ada@example.com");
        Worker worker = pretending.cloudWorker(ada);
        pretending.settle();
        pretending.runtime.down(true);

        assertThat(show(pretending, ada, worker)).isInstanceOfSatisfying(ShowWorkerTokens.Shown.class, shown -> {
            assertThat(shown.owner()).isNull();
            assertThat(shown.connection().workspaceId()).isNull();
            assertThat(shown.tokens())
                    .isEqualTo(pretending.workers.tokens(worker.id()).orElseThrow());
        });
    }

    @Test
    void shouldMintANewOwnerTokenEachTime() {
        User ada = real.user("ada@example.com");
        Worker worker = real.cloudWorker(ada);
        real.settle();

        var first = show(real, ada, worker);
        var second = show(real, ada, worker);

        assertThat(first).isInstanceOf(ShowWorkerTokens.Shown.class);
        assertThat(second).isInstanceOf(ShowWorkerTokens.Shown.class).isNotEqualTo(first);
    }

    @Test
    void shouldSayWhenARealWorkerCannotMint() {
        User ada = real.user("ada@example.com");
        Worker worker = real.cloudWorker(ada);
        real.settle();
        real.runtime.down(true);

        assertThat(show(real, ada, worker)).isEqualTo(new ShowWorkerTokens.OwnerUnavailable("fetch failed"));
    }

    @Test
    void shouldNotBeReadyWithoutAnInstance() {
        User ada = real.user("ada@example.com");
        Worker onItsWay = real.cloudWorker(ada);
        Worker local = real.worker(ada, Workers.localSpec());

        assertThat(show(real, ada, onItsWay)).isInstanceOf(ShowWorkerTokens.NotReady.class);
        assertThat(show(real, ada, local)).isInstanceOf(ShowWorkerTokens.NotReady.class);
        assertThat(real.useRuntime.versions(scope(ada), local.id().value())).isInstanceOf(UseRuntime.NotReady.class);
    }

    @Test
    void shouldPassTheWorkersAnswerOn() {
        User ada = real.user("ada@example.com");
        Worker worker = real.cloudWorker(ada);
        real.settle();
        String url = "https://" + worker.id() + ".workers.example";
        real.runtime.versions(url, 503, "{\"x\":1}");

        assertThat(real.useRuntime.versions(scope(ada), worker.id().value()))
                .isEqualTo(new UseRuntime.Asked(new WorkerRuntime.Answered(503, "{\"x\":1}")));
    }

    private static ShowWorkerTokens.Result show(World world, User user, Worker worker) {
        return world.showWorkerTokens.handle(scope(user), worker.id().value(), World.CALLER);
    }
}
