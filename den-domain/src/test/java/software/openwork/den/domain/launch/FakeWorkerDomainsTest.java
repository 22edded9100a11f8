package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.FakeWorkerDomains.Fault;

class FakeWorkerDomainsTest implements WorkerDomainsContract {

    private final FakeWorkerDomains fake = new FakeWorkerDomains();

    @Override
    public WorkerDomains domains() {
        return fake;
    }

    @Override
    public Zone zone() {
        return new Zone() {
            @Override
            public String suffix() {
                return "workers.example";
            }

            @Override
            public List<String> targets(String name) {
                return fake.target(name).stream().toList();
            }

            @Override
            public void goDown() {
                fake.always(Fault.UNAVAILABLE);
            }

            @Override
            public void refuse() {
                fake.always(Fault.REJECTED);
            }
        };
    }

    @Test
    void shouldLoseAnswersAfterTheEffect() {
        fake.next(Fault.LOST_ANSWER);

        assertThat(fake.point("one.workers.example", "srv-1.host.example")).isInstanceOf(Effect.Unavailable.class);
        assertThat(fake.records()).containsEntry("one.workers.example", "srv-1.host.example");
        assertThat(fake.point("one.workers.example", "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(fake.effects()).isEqualTo(1);
        assertThat(fake.calls()).isEqualTo(2);
    }
}
