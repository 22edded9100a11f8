package software.openwork.den.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.sweep.HostInventoryContract;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;

class RenderInventoryTest implements HostInventoryContract {

    private final RenderSimulator render =
            RenderSimulator.start(RenderHostContractTest.KEY, RenderHostContractTest.OWNER);
    private final RenderAdapter adapter = RenderAdapter.create(
            RenderHostContractTest.config(render.apiBase()), new OpenAllowance(), InstantSource.system());

    @AfterEach
    void close() {
        adapter.close();
        render.close();
    }

    @Override
    public HostInventory inventory() {
        return adapter.inventory();
    }

    @Override
    public WorkerHost maker() {
        return adapter.host();
    }

    @Override
    public String installation() {
        return RenderHostContractTest.INSTALLATION;
    }

    @Override
    public Vendor supplier() {
        return new Vendor() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public HostRef adopted(WorkerId worker) {
                return new HostRef(render.given(
                                "den-worker-helper-" + worker.value().substring(0, 8),
                                Map.of("DEN_WORKER_ID", worker.value()))
                        .id());
            }

            @Override
            public void goDown() {
                for (Operation operation : Operation.values()) {
                    render.always(operation, Fault.status(503));
                }
            }
        };
    }

    @Test
    void shouldLeaveOutWhatHasOtherNames() {
        render.given("website", Map.of());
        render.given("den-workers", Map.of());

        assertThat(inventory().hosted())
                .isInstanceOfSatisfying(
                        HostInventory.Hosted.class,
                        hosted -> assertThat(hosted.services()).isEmpty());
    }
}
