package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A workspace at the simulated Render: its services, and what becomes of them. Guarded by the simulator. */
final class SimulatedWorkspace {

    final String owner;
    final Map<String, SimulatedService> services = new LinkedHashMap<>();
    RenderSimulator.Dns dns = name -> Optional.empty();
    int deployLooks = 1;
    String deployEnd = "live";
    boolean hidesUrls;
    int suspensionLooks;
    int staleLists;
    boolean queuesDeploys;
    boolean duplicates;
    int creates;
    Duration workerFastest = Duration.ZERO;
    Duration workerSlowest = Duration.ZERO;
    private final InstantSource clock;
    private int lastId;

    SimulatedWorkspace(String owner, InstantSource clock) {
        this.owner = owner;
        this.clock = clock;
    }

    SimulatedService add(JsonNode asked) {
        lastId++;
        SimulatedService service = new SimulatedService("srv-%016d".formatted(lastId), asked, clock.instant());
        service.worker.latency(workerFastest, workerSlowest);
        service.hidesUrl = hidesUrls;
        service.staleLists = staleLists;
        service.deploy("dep-" + lastId, "new_commit", clock.instant());
        services.put(service.id, service);
        return service;
    }

    void deploy(SimulatedService service, String trigger) {
        lastId++;
        service.deploy("dep-" + lastId, trigger, clock.instant());
    }

    void suspend(SimulatedService service) {
        if (suspensionLooks == 0) {
            service.suspend();
        } else {
            service.suspensionLooks = suspensionLooks;
        }
    }

    void resume(SimulatedService service) {
        service.suspended = false;
        deploy(service, "service_resumed");
    }

    void remove(String id) {
        SimulatedService gone = services.remove(id);
        if (gone != null) {
            gone.worker.close();
        }
    }

    boolean pointsAt(String domain, SimulatedService service) {
        return dns.apply(domain)
                .filter(target -> target.equals(URI.create(service.worker.url()).getHost()))
                .isPresent();
    }

    Optional<WorkerSimulator> serving(String domain) {
        return services.values().stream()
                .filter(each -> each.domains.getOrDefault(domain, false) && pointsAt(domain, each))
                .map(each -> each.worker)
                .findFirst();
    }
}
