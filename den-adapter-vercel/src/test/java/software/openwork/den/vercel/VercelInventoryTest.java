package software.openwork.den.vercel;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.DomainInventoryContract;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.VercelSimulator;

class VercelInventoryTest implements DomainInventoryContract {

    private static final String TOKEN = "vercel_0123456789abcdef";
    private static final String INSTALLATION = "0f0f0f0f-0000-4000-8000-000000000001";

    private final VercelSimulator vercel = VercelSimulator.start(TOKEN, "example.com", "team_1", "acme");
    private final VercelAdapter adapter = VercelAdapter.create(
            new VercelConfig(
                    vercel.apiBase(),
                    Secret.of(TOKEN),
                    "team_1",
                    null,
                    "example.com",
                    INSTALLATION,
                    Duration.ofSeconds(10),
                    4),
            InstantSource.system());

    @AfterEach
    void close() {
        adapter.close();
        vercel.close();
    }

    @Override
    public DomainInventory inventory() {
        return adapter.inventory();
    }

    @Override
    public WorkerDomains maker() {
        return adapter.domains();
    }

    @Override
    public String installation() {
        return INSTALLATION;
    }

    @Override
    public String suffix() {
        return "workers.example.com";
    }

    @Override
    public void alias(String name, String target) {
        vercel.given(name.replace(".example.com", ""), "CNAME", target, "made by hand");
    }

    @Override
    public void breakDown() {
        vercel.always(Operation.LIST_RECORDS, Fault.status(503));
    }
}
