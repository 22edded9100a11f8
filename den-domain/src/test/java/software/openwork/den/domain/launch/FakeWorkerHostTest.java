package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.FakeWorkerHost.Fault;
import software.openwork.den.domain.launch.FakeWorkerHost.Operation;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.Workers;

class FakeWorkerHostTest extends WorkerHostContract {

    private final SettableClock clock = new SettableClock();
    private final FakeWorkerHost fake = new FakeWorkerHost(clock);

    @Override
    protected WorkerHost host() {
        return fake;
    }

    @Override
    protected Vendor vendor() {
        return new Vendor() {
            @Override
            public int services(WorkerId worker) {
                return fake.services(worker).size();
            }

            @Override
            public boolean runs(HostRef host) {
                return fake.service(host).filter(each -> !each.suspended()).isPresent();
            }

            @Override
            public boolean serves(HostRef host, String domain) {
                return fake.service(host).orElseThrow().domains().contains(domain);
            }

            @Override
            public void addTwin(WorkerId worker) {
                fake.given(worker);
            }

            @Override
            public void vanish(HostRef host) {
                fake.vanish(host);
            }

            @Override
            public void finishDeploys() {
                fake.deploysEnd(null);
            }

            @Override
            public void breakDeploys() {
                fake.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            }

            @Override
            public void finishDeploysWithoutUrl() {
                fake.deploysEnd(new WorkerHost.NoUrl());
            }

            @Override
            public void loseNextCreateAnswer() {
                fake.next(Operation.CREATE, new Fault.LostAnswer());
            }

            @Override
            public void refuseCreates() {
                fake.always(Operation.CREATE, new Fault.Rejected(FailureCode.HOST_REJECTED));
            }

            @Override
            public void useUpAllowance() {
                fake.always(Operation.CREATE, new Fault.Queued(SettableClock.START.plusSeconds(60)));
            }

            @Override
            public void goDown() {
                fake.down();
            }
        };
    }

    @Nested
    class Faults {

        private final WorkerId worker = Workers.id(1);
        private final HostRequest request = new HostRequest(worker, "Helper", Workers.tokens());

        @Test
        void shouldBringALateEffectAfterThatTime() {
            fake.next(Operation.CREATE, new Fault.LateEffect(Duration.ofSeconds(30)));

            assertThat(fake.create(request)).isInstanceOf(WorkerHost.Unanswered.class);
            assertThat(fake.find(new HostSearch(worker, "Helper", null))).isEqualTo(new WorkerHost.NotFound());
            clock.advance(Duration.ofSeconds(29));
            assertThat(fake.find(new HostSearch(worker, "Helper", null))).isEqualTo(new WorkerHost.NotFound());
            clock.advance(Duration.ofSeconds(1));
            assertThat(fake.find(new HostSearch(worker, "Helper", null))).isInstanceOf(WorkerHost.Found.class);
            assertThat(fake.effects(Operation.CREATE)).isEqualTo(1);
        }

        @Test
        void shouldDieBeforeOrAfterTheEffect() {
            fake.next(Operation.CREATE, new Fault.CrashBefore(), new Fault.CrashAfter());

            assertThatThrownBy(() -> fake.create(request)).isInstanceOf(FakeWorkerHost.Crash.class);
            assertThat(fake.services()).isEmpty();
            assertThatThrownBy(() -> fake.create(request)).isInstanceOf(FakeWorkerHost.Crash.class);
            assertThat(fake.services()).hasSize(1);
        }

        @Test
        void shouldPlayScriptedFaultsBeforeStandingOnes() {
            fake.always(Operation.CREATE, new Fault.Unavailable(null))
                    .next(Operation.CREATE, new Fault.None(), new Fault.Rejected(FailureCode.HOST_QUOTA));

            assertThat(fake.create(request)).isInstanceOf(WorkerHost.Created.class);
            assertThat(fake.create(request)).isInstanceOf(WorkerHost.Rejected.class);
            assertThat(fake.create(request)).isInstanceOf(WorkerHost.NotMade.class);
            assertThat(fake.create(request)).isInstanceOf(WorkerHost.NotMade.class);
            assertThat(fake.heal().create(request)).isInstanceOf(WorkerHost.Created.class);
            assertThat(fake.calls(Operation.CREATE)).isEqualTo(5);
            assertThat(fake.effects(Operation.CREATE)).isEqualTo(2);
        }

        @Test
        void shouldCountEffectsNotRepeats() {
            HostRef ref = fake.given(worker);
            fake.next(Operation.SUSPEND, new Fault.LostAnswer());

            assertThat(fake.suspend(ref)).isInstanceOf(Effect.Unavailable.class);
            assertThat(fake.suspend(ref)).isEqualTo(new Effect.Done());
            assertThat(fake.calls(Operation.SUSPEND)).isEqualTo(2);
            assertThat(fake.effects(Operation.SUSPEND)).isEqualTo(1);
            assertThat(fake.running()).isEmpty();
        }

        @Test
        void shouldRunHooksBeforeTheCall() {
            List<Integer> seen = new ArrayList<>();
            fake.before(Operation.CREATE, () -> seen.add(fake.services().size()));
            fake.create(request);

            assertThat(seen).containsExactly(0);
        }
    }
}
