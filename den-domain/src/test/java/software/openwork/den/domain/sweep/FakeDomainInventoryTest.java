package software.openwork.den.domain.sweep;

import software.openwork.den.domain.launch.FakeWorkerDomains;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.launch.WorkerDomains;

class FakeDomainInventoryTest implements DomainInventoryContract {

    private final FakeWorkerDomains domains = new FakeWorkerDomains();

    @Override
    public DomainInventory inventory() {
        return domains;
    }

    @Override
    public WorkerDomains maker() {
        return domains;
    }

    @Override
    public String installation() {
        return FakeWorkerHost.INSTALLATION;
    }

    @Override
    public String suffix() {
        return "workers.example";
    }

    @Override
    public void alias(String name, String target) {
        domains.given(name, "elsewhere.example", Mark.NONE);
    }

    @Override
    public void breakDown() {
        domains.always(FakeWorkerDomains.Fault.UNAVAILABLE);
    }
}
