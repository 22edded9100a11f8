package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.org.Orgs;
import software.openwork.den.domain.time.SettableClock;

class WorkerTest {

    private static final Instant LATER = SettableClock.START.plusSeconds(60);

    @Test
    void shouldBeHealthyAtOnceWhenLocal() {
        assertThat(Workers.local().status()).isEqualTo(WorkerStatus.HEALTHY);
    }

    @Test
    void shouldBeProvisioningWhenItMustBeLaunched() {
        Worker worker = Workers.provisioning();

        assertThat(worker.status()).isEqualTo(WorkerStatus.PROVISIONING);
        assertThat(worker.orgId()).isEqualTo(Orgs.acme().id());
        assertThat(worker.spec()).isEqualTo(Workers.cloudSpec());
        assertThat(worker.createdAt()).isEqualTo(SettableClock.START);
        assertThat(worker.updatedAt()).isEqualTo(SettableClock.START);
    }

    @Test
    void shouldKnowWhoLaunchedIt() {
        assertThat(Workers.provisioning().isCreatedBy(Users.bob().id())).isTrue();
        assertThat(Workers.provisioning().isCreatedBy(Users.ada().id())).isFalse();
        assertThat(Workers.withoutCreator().isCreatedBy(Users.bob().id())).isFalse();
    }

    private interface Move extends BiFunction<Worker, Instant, WorkerTransition> {}

    static Stream<Arguments> moves() {
        return Stream.of(WorkerStatus.values())
                .flatMap(from -> Stream.of(
                        Arguments.of(from, WorkerStatus.HEALTHY, (Move) Worker::provisioned),
                        Arguments.of(from, WorkerStatus.FAILED, (Move) Worker::failed),
                        Arguments.of(from, WorkerStatus.PROVISIONING, (Move) Worker::retried),
                        Arguments.of(from, WorkerStatus.STOPPED, (Move) Worker::stopped)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("moves")
    void shouldMoveAsTheTableSays(WorkerStatus from, WorkerStatus to, Move move) {
        Worker worker = Workers.in(from);

        switch (move.apply(worker, LATER)) {
            case WorkerTransition.Applied applied -> {
                assertThat(from.allows(to)).isTrue();
                assertThat(applied.worker())
                        .isEqualTo(new Worker(
                                worker.id(),
                                worker.orgId(),
                                worker.createdBy(),
                                worker.spec(),
                                to,
                                worker.createdAt(),
                                LATER));
            }
            case WorkerTransition.Unchanged unchanged -> {
                assertThat(from).isEqualTo(to);
                assertThat(unchanged.worker()).isSameAs(worker);
            }
            case WorkerTransition.Refused refused -> {
                assertThat(from).isNotEqualTo(to);
                assertThat(from.allows(to)).isFalse();
                assertThat(refused).isEqualTo(new WorkerTransition.Refused(from, to));
            }
        }
    }
}
