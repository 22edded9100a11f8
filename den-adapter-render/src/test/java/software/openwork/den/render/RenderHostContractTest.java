package software.openwork.den.render;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.launch.WorkerHostContract;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;

class RenderHostContractTest extends WorkerHostContract {

    static final String KEY = "rnd_0123456789abcdef";
    static final String OWNER = "tea-owner";
    static final String INSTALLATION = "0f0f0f0f-0000-4000-8000-000000000001";

    private final RenderSimulator render = RenderSimulator.start(KEY, OWNER);
    private final OpenAllowance allowance = new OpenAllowance();
    private final RenderAdapter adapter =
            RenderAdapter.create(config(render.apiBase()), allowance, InstantSource.system());

    static RenderConfig config(URI base) {
        return new RenderConfig(
                base,
                Secret.of(KEY),
                OWNER,
                URI.create("https://github.com/different-ai/openwork"),
                "dev",
                "services/den-worker-runtime",
                "standard",
                "oregon",
                "0.11.113",
                "den-worker",
                INSTALLATION,
                Duration.ofSeconds(10),
                4);
    }

    @AfterEach
    void close() {
        adapter.close();
        render.close();
    }

    @Override
    protected WorkerHost host() {
        return adapter.host();
    }

    @Override
    protected Vendor vendor() {
        render.suspensionsTake(2);
        return new Vendor() {
            @Override
            public int services(WorkerId worker) {
                return (int) render.services().stream()
                        .filter(each -> worker.value().equals(each.env().get("DEN_WORKER_ID")))
                        .count();
            }

            @Override
            public boolean runs(HostRef host) {
                return render.running().stream().anyMatch(each -> each.id().equals(host.value()));
            }

            @Override
            public boolean serves(HostRef host, String domain) {
                return render.services().stream()
                        .anyMatch(each ->
                                each.id().equals(host.value()) && each.domains().containsKey(domain));
            }

            @Override
            public void addTwin(WorkerId worker) {
                RenderSimulator.Service own = render.services().getFirst();
                render.given(own.name(), Map.of("DEN_WORKER_ID", worker.value()));
            }

            @Override
            public void vanish(HostRef host) {
                render.vanish(host.value());
            }

            @Override
            public void finishDeploys() {
                render.deploysEnd("live");
            }

            @Override
            public void breakDeploys() {
                render.deploysEnd("build_failed");
            }

            @Override
            public void finishDeploysWithoutUrl() {
                render.hideUrls(true);
            }

            @Override
            public void loseNextCreateAnswer() {
                render.next(Operation.CREATE_SERVICE, new Fault.LoseAnswer());
            }

            @Override
            public void refuseCreates() {
                render.always(Operation.CREATE_SERVICE, Fault.status(402));
            }

            @Override
            public void useUpAllowance() {
                allowance.usedUpUntil = Optional.of(Instant.now().plusSeconds(60));
            }

            @Override
            public void goDown() {
                for (Operation operation : Operation.values()) {
                    render.always(operation, Fault.status(503));
                }
            }
        };
    }
}
