package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Render on a loopback port, with a {@link WorkerSimulator} for each service. A service runs once its deploy was looked at
 * as often as {@link #deploysTake} says. Suspending takes effect after {@link #suspensionsTake}. Lists show a new service
 * late when {@link #listsLag}. Safe for use by many threads.
 */
public final class RenderSimulator implements AutoCloseable {

    /** Where custom domains point, by whatever DNS the caller simulates. */
    public interface Dns extends Function<String, Optional<String>> {}

    private final Loopback server;
    private final Quotas quotas;
    private final SimulatedWorkspace workspace;
    private final RenderApi api;

    private RenderSimulator(String key, String owner, InstantSource clock, int port) {
        quotas = new Quotas(clock);
        workspace = new SimulatedWorkspace(owner, clock);
        api = new RenderApi(key, workspace);
        server = new Loopback(
                new Loopback.Vendor() {
                    @Override
                    public Operation operation(SeenCall call) {
                        return RenderRules.operation(call);
                    }

                    @Override
                    public Reply answer(SeenCall call) {
                        return RenderSimulator.this.answer(call);
                    }
                },
                port);
    }

    /**
     * Starts with one workspace and nothing in it.
     *
     * @param key API key that is accepted
     * @param owner the workspace's identifier
     * @return to be closed
     */
    public static RenderSimulator start(String key, String owner) {
        return start(key, owner, InstantSource.system(), 0);
    }

    /**
     * Starts with one workspace and nothing in it.
     *
     * @param key API key that is accepted
     * @param owner the workspace's identifier
     * @param clock counts the windows of the rate limits
     * @param port 0 for any free one
     * @return to be closed
     */
    public static RenderSimulator start(String key, String owner, InstantSource clock, int port) {
        return new RenderSimulator(key, owner, clock, port);
    }

    /**
     * A service as it is.
     *
     * @param id its identifier
     * @param name its name
     * @param env its environment
     * @param suspended whether it is stopped
     * @param url where its worker is
     * @param domains attached domains; true for those that were verified
     * @param deploys how often it was deployed
     */
    public record Service(
            String id,
            String name,
            Map<String, String> env,
            boolean suspended,
            String url,
            Map<String, Boolean> domains,
            int deploys) {

        /** Copies the maps. */
        public Service {
            env = Map.copyOf(env);
            domains = Map.copyOf(domains);
        }
    }

    /** Base URL for {@code RENDER_API_BASE}. */
    public URI apiBase() {
        return URI.create(server.url() + "/v1");
    }

    /** All services, oldest first. */
    public synchronized List<Service> services() {
        return workspace.services.values().stream().map(RenderSimulator::shown).toList();
    }

    private static Service shown(SimulatedService each) {
        return new Service(
                each.id, each.name, each.env, each.suspended, each.worker.url(), each.domains, each.deployCount());
    }

    /** The services that are not suspended. */
    public List<Service> running() {
        return services().stream().filter(service -> !service.suspended()).toList();
    }

    /** How many services were made in all. */
    public synchronized int creates() {
        return workspace.creates;
    }

    /** The worker behind a service. */
    public synchronized Optional<WorkerSimulator> worker(String service) {
        return Optional.ofNullable(workspace.services.get(service)).map(each -> each.worker);
    }

    /** The worker that a custom domain leads to: attached, verified, and pointed here. */
    public synchronized Optional<WorkerSimulator> serving(String domain) {
        return workspace.serving(domain);
    }

    /** Makes a service without asking, as people do in the dashboard. */
    public synchronized Service given(String name, Map<String, String> env) {
        var asked = JsonNodeFactory.instance
                .objectNode()
                .put("type", "web_service")
                .put("name", name)
                .put("ownerId", workspace.owner);
        ArrayNode variables = asked.putArray("envVars");
        env.forEach(
                (variable, value) -> variables.addObject().put("key", variable).put("value", value));
        asked.putObject("serviceDetails").put("runtime", "node");
        return shown(workspace.add(asked));
    }

    /** Removes a service behind everybody's back. */
    public synchronized void vanish(String service) {
        workspace.remove(service);
    }

    /** After how many looks at it a deploy ends. */
    public synchronized void deploysTake(int looks) {
        workspace.deployLooks = looks;
    }

    /** How deploys end that have not ended yet: {@code live}, {@code build_failed} and so on. */
    public synchronized void deploysEnd(String status) {
        workspace.deployEnd = status;
    }

    /** Whether services show no URL. */
    public synchronized void hideUrls(boolean hidden) {
        workspace.hidesUrls = hidden;
        workspace.services.values().forEach(each -> each.hidesUrl = hidden);
    }

    /** After how many looks at it a service is seen suspended. */
    public synchronized void suspensionsTake(int looks) {
        workspace.suspensionLooks = looks;
    }

    /** In how many lists a new service is missing yet. */
    public synchronized void listsLag(int lists) {
        workspace.staleLists = lists;
    }

    /** Whether new deploys are queued: answered with 202 and nothing else. */
    public synchronized void queueDeploys(boolean queued) {
        workspace.queuesDeploys = queued;
    }

    /** Whether lists show everything twice. */
    public synchronized void duplicate(boolean twice) {
        workspace.duplicates = twice;
    }

    /** Where names point when domains are verified. */
    public synchronized void dns(Dns names) {
        workspace.dns = names;
    }

    /** Requests in a window: {@code create}, {@code service}, {@code domain}, {@code write}, {@code read}. */
    public void limit(String bucket, int requests) {
        quotas.limit(bucket, requests);
    }

    /** Faults of the next calls, in their order. */
    public void next(Operation operation, Fault... faults) {
        server.next(operation, faults);
    }

    /** The fault of every call for which none is scripted. */
    public void always(Operation operation, Fault fault) {
        server.always(operation, fault);
    }

    /** Everything is in order again. */
    public void heal() {
        server.heal();
    }

    /** How long every answer takes, at random. */
    public void latency(Duration fastest, Duration slowest) {
        server.latency(fastest, slowest);
    }

    /** How long every answer of workers that are made from now on takes, at random. */
    public synchronized void workersTake(Duration fastest, Duration slowest) {
        workspace.workerFastest = fastest;
        workspace.workerSlowest = slowest;
    }

    /** Whether {@link #calls} are kept; long loads do without. */
    public void remember(boolean wanted) {
        server.remember(wanted);
    }

    /** How many effects are still to come of calls with the fault {@link Fault.LateEffect}. */
    public int late() {
        return server.late();
    }

    /** What was asked, in the order of arrival. */
    public List<SeenCall> calls() {
        return server.calls();
    }

    private synchronized Reply answer(SeenCall call) {
        Quotas.Count count = quotas.count(call);
        Reply reply = count.exceeded() ? Reply.message(429, "rate limit exceeded") : api.answer(call);
        return reply.with(count.headers());
    }

    /** Stops everything that runs. */
    @Override
    public synchronized void close() {
        workspace.services.values().forEach(each -> each.worker.close());
        server.close();
    }
}
