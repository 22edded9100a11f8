package software.openwork.den.domain.sweep;

import java.time.Instant;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerId;

class FakeHostInventoryTest implements HostInventoryContract {

    private final SettableClock clock = new SettableClock();
    private final FakeWorkerHost host = new FakeWorkerHost(clock);

    @Override
    public HostInventory inventory() {
        return host;
    }

    @Override
    public WorkerHost maker() {
        return host;
    }

    @Override
    public String installation() {
        return FakeWorkerHost.INSTALLATION;
    }

    @Override
    public Vendor supplier() {
        return new Vendor() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public HostRef adopted(WorkerId worker) {
                return host.given(worker);
            }

            @Override
            public void goDown() {
                host.down();
            }
        };
    }
}
