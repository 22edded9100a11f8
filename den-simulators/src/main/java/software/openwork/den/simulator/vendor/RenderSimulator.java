package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Render on a loopback port, with a {@link WorkerSimulator} for each service. A service runs once its deploy was looked at
 * as often as {@link #deploysTake} says. Suspending takes effect after {@link #suspensionsTake}. Lists show a new service
 * late when {@link #listsLag}. Safe for use by many threads.
 */
public final class RenderSimulator implements AutoCloseable {

    /** Where custom domains point, by whatever DNS the caller simulates. */
    public interface Dns extends Function<String, Optional<String>> {}

    private final Loopback server;
    private final InstantSource clock;
    private final Quotas quotas;
    private final String key;
    private final String owner;
    private final Map<String, SimulatedService> services = new LinkedHashMap<>();
    private Dns dns = name -> Optional.empty();
    private int deployLooks = 1;
    private String deployEnd = "live";
    private boolean hidesUrls;
    private int suspensionLooks;
    private int staleLists;
    private boolean queuesDeploys;
    private boolean duplicates;
    private int creates;
    private int lastId;
    private Duration workerFastest = Duration.ZERO;
    private Duration workerSlowest = Duration.ZERO;

    private RenderSimulator(String key, String owner, InstantSource clock, int port) {
        this.key = key;
        this.owner = owner;
        this.clock = clock;
        quotas = new Quotas(clock);
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
        return services.values().stream().map(RenderSimulator::shown).toList();
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
        return creates;
    }

    /** The worker behind a service. */
    public synchronized Optional<WorkerSimulator> worker(String service) {
        return Optional.ofNullable(services.get(service)).map(each -> each.worker);
    }

    /** The worker that a custom domain leads to: attached, verified, and pointed here. */
    public synchronized Optional<WorkerSimulator> serving(String domain) {
        return services.values().stream()
                .filter(each -> each.domains.getOrDefault(domain, false) && pointsAt(domain, each))
                .map(each -> each.worker)
                .findFirst();
    }

    /** Makes a service without asking, as people do in the dashboard. */
    public synchronized Service given(String name, Map<String, String> env) {
        var asked = JsonNodeFactory.instance
                .objectNode()
                .put("type", "web_service")
                .put("name", name)
                .put("ownerId", owner);
        ArrayNode variables = asked.putArray("envVars");
        env.forEach(
                (variable, value) -> variables.addObject().put("key", variable).put("value", value));
        asked.putObject("serviceDetails").put("runtime", "node");
        return shown(add(asked));
    }

    /** Removes a service behind everybody's back. */
    public synchronized void vanish(String service) {
        SimulatedService gone = services.remove(service);
        if (gone != null) {
            gone.worker.close();
        }
    }

    /** After how many looks at it a deploy ends. */
    public synchronized void deploysTake(int looks) {
        deployLooks = looks;
    }

    /** How deploys end that have not ended yet: {@code live}, {@code build_failed} and so on. */
    public synchronized void deploysEnd(String status) {
        deployEnd = status;
    }

    /** Whether services show no URL. */
    public synchronized void hideUrls(boolean hidden) {
        hidesUrls = hidden;
        services.values().forEach(each -> each.hidesUrl = hidden);
    }

    /** After how many looks at it a service is seen suspended. */
    public synchronized void suspensionsTake(int looks) {
        suspensionLooks = looks;
    }

    /** In how many lists a new service is missing yet. */
    public synchronized void listsLag(int lists) {
        staleLists = lists;
    }

    /** Whether new deploys are queued: answered with 202 and nothing else. */
    public synchronized void queueDeploys(boolean queued) {
        queuesDeploys = queued;
    }

    /** Whether lists show everything twice. */
    public synchronized void duplicate(boolean twice) {
        duplicates = twice;
    }

    /** Where names point when domains are verified. */
    public synchronized void dns(Dns names) {
        dns = names;
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
        workerFastest = fastest;
        workerSlowest = slowest;
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
        Reply reply = count.exceeded() ? Reply.message(429, "rate limit exceeded") : checked(call);
        return reply.with(count.headers());
    }

    private Reply checked(SeenCall call) {
        if (!call.header("authorization").equals("Bearer " + key)) {
            return Reply.message(401, "Unauthorized");
        }
        if (!call.header("accept").contains("application/json")) {
            return Reply.message(406, "unable to generate preferred media type as specified by Accept header");
        }
        return switch (call.operation()) {
            case LIST_SERVICES -> list(call);
            case CREATE_SERVICE -> create(call);
            case GET_OWNER -> owner(call.part(2));
            case UNKNOWN -> Reply.message(404, "not found");
            default -> {
                SimulatedService service = services.get(call.part(2));
                yield service == null ? Reply.message(404, "not found: " + call.part(2)) : one(call, service);
            }
        };
    }

    private Reply owner(String asked) {
        return asked.equals(owner)
                ? Reply.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", owner)
                                .put("name", "Workspace")
                                .put("email", "owner@render.example")
                                .put("type", "team"))
                : Reply.message(404, "not found: " + asked);
    }

    private Reply one(SeenCall call, SimulatedService service) {
        return switch (call.operation()) {
            case GET_SERVICE -> {
                if (service.suspensionLooks > 0 && --service.suspensionLooks == 0) {
                    service.suspend();
                }
                yield Reply.json(200, service.json());
            }
            case DELETE_SERVICE -> {
                vanish(service.id);
                yield Reply.empty(204);
            }
            case SUSPEND -> suspend(service);
            case RESUME -> resume(service);
            case LIST_DEPLOYS ->
                RenderRules.wrongList(call)
                        .map(wrong -> Reply.message(400, wrong))
                        .orElseGet(() -> Reply.json(
                                200,
                                service.deploysJson(
                                        Integer.parseInt(call.query().getOrDefault("limit", "20")),
                                        deployLooks,
                                        deployEnd)));
            case CREATE_DEPLOY -> deploy(call, service);
            case LIST_DOMAINS -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                service.domains
                        .keySet()
                        .forEach(domain -> list.addObject()
                                .put("cursor", "cur-" + domain)
                                .set("customDomain", service.domainJson(domain)));
                yield Reply.json(200, list);
            }
            case ADD_DOMAIN -> attach(call, service);
            case GET_DOMAIN, REMOVE_DOMAIN, VERIFY_DOMAIN -> domain(call, service, call.part(4));
            case LIST_ENV -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                service.env.forEach((name, value) -> list.addObject()
                        .put("cursor", "cur-" + name)
                        .putObject("envVar")
                        .put("key", name)
                        .put("value", value));
                yield page(call, list);
            }
            case REPLACE_ENV -> replaceEnvironment(call, service);
            case GET_DEPLOY ->
                service.deployJson(call.part(4), deployLooks, deployEnd)
                        .map(deploy -> Reply.json(200, deploy))
                        .orElseGet(() -> Reply.message(404, "not found: " + call.part(4)));
            default -> Reply.message(404, "not found");
        };
    }

    private static Reply page(SeenCall call, ArrayNode all) {
        Optional<String> wrong = RenderRules.wrongList(call);
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        int limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        String cursor = call.query().getOrDefault("cursor", "");
        boolean reached = cursor.isEmpty();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : all) {
            if (reached && page.size() < limit) {
                page.add(each);
            }
            reached = reached || each.path("cursor").asText().equals(cursor);
        }
        return Reply.json(200, page);
    }

    private static Reply replaceEnvironment(SeenCall call, SimulatedService service) {
        JsonNode body = Loopback.json(call);
        if (!body.isArray() || !RenderRules.environmentIsFine(body)) {
            return Reply.message(400, "invalid envVars");
        }
        service.env.clear();
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (JsonNode variable : body) {
            String name = variable.path("key").asText();
            service.env.put(name, variable.path("value").asText());
            answer.addObject()
                    .put("cursor", "cur-" + name)
                    .putObject("envVar")
                    .put("key", name)
                    .put("value", variable.path("value").asText());
        }
        return Reply.json(200, answer);
    }

    private Reply list(SeenCall call) {
        Optional<String> wrong = RenderRules.wrongList(call);
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        Map<String, String> query = call.query();
        String cursor = query.get("cursor");
        boolean reached = cursor == null;
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        for (SimulatedService each : List.copyOf(services.values()).reversed()) {
            if (reached && page.size() < limit && isShown(each, query)) {
                page.addObject().put("cursor", "cur-" + each.id).set("service", each.json());
                if (duplicates && page.size() < limit) {
                    page.addObject().put("cursor", "cur-" + each.id).set("service", each.json());
                }
            }
            reached = reached || ("cur-" + each.id).equals(cursor);
        }
        return Reply.json(200, page);
    }

    private static boolean isShown(SimulatedService each, Map<String, String> query) {
        if (each.staleLists > 0) {
            each.staleLists--;
            return false;
        }
        return matches(query.get("name"), each.name)
                && matches(query.get("ownerId"), each.asked.path("ownerId").asText())
                && matches(query.get("type"), "web_service")
                && matches(query.get("suspended"), each.suspended ? "suspended" : "not_suspended");
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || Arrays.asList(wanted.split(",", -1)).contains(value);
    }

    private Reply create(SeenCall call) {
        JsonNode body = Loopback.json(call);
        Optional<String> wrong = call.header("content-type").startsWith("application/json")
                ? RenderRules.wrong(body)
                : Optional.of("invalid JSON");
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        if (!body.path("ownerId").asText().equals(owner)) {
            return Reply.message(404, "not found: " + body.path("ownerId").asText());
        }
        if (services.values().stream()
                .anyMatch(each -> each.name.equals(body.path("name").asText()))) {
            return Reply.message(409, "name is already in use");
        }
        SimulatedService service = add(body);
        creates++;
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("service", service.json());
        return Reply.json(201, answer.put("deployId", "dep-" + lastId));
    }

    private SimulatedService add(JsonNode asked) {
        lastId++;
        SimulatedService service = new SimulatedService("srv-%016d".formatted(lastId), asked, clock.instant());
        service.worker.latency(workerFastest, workerSlowest);
        service.hidesUrl = hidesUrls;
        service.staleLists = staleLists;
        service.deploy("dep-" + lastId, "new_commit", clock.instant());
        services.put(service.id, service);
        return service;
    }

    private Reply suspend(SimulatedService service) {
        if (service.suspended) {
            return Reply.message(400, "service is already suspended");
        }
        if (suspensionLooks == 0) {
            service.suspend();
        } else {
            service.suspensionLooks = suspensionLooks;
        }
        return Reply.empty(202);
    }

    private Reply resume(SimulatedService service) {
        if (!service.suspended) {
            return Reply.message(400, "service is not suspended");
        }
        service.suspended = false;
        lastId++;
        service.deploy("dep-" + lastId, "service_resumed", clock.instant());
        return Reply.empty(202);
    }

    private Reply deploy(SeenCall call, SimulatedService service) {
        if (!Loopback.json(call).isObject()) {
            return Reply.message(400, "invalid JSON");
        }
        lastId++;
        service.deploy("dep-" + lastId, "api", clock.instant());
        service.deploysCommit(Loopback.json(call).path("commitId").asText());
        return queuesDeploys ? Reply.empty(202) : Reply.json(201, service.deployJson());
    }

    private Reply attach(SeenCall call, SimulatedService service) {
        String name = Loopback.json(call).path("name").asText();
        if (!name.matches("([a-z0-9-]+\\.)+[a-z]+")) {
            return Reply.message(400, "invalid name");
        }
        if (services.values().stream().anyMatch(each -> each.domains.containsKey(name))) {
            return Reply.message(409, "domain already exists");
        }
        service.domains.put(name, false);
        return Reply.json(201, JsonNodeFactory.instance.arrayNode().add(service.domainJson(name)));
    }

    private Reply domain(SeenCall call, SimulatedService service, String name) {
        if (!service.domains.containsKey(name)) {
            return Reply.message(404, "not found: " + name);
        }
        return switch (call.operation()) {
            case REMOVE_DOMAIN -> {
                service.domains.remove(name);
                yield Reply.empty(204);
            }
            case VERIFY_DOMAIN -> {
                service.domains.put(name, pointsAt(name, service));
                yield Reply.empty(202);
            }
            default -> Reply.json(200, service.domainJson(name));
        };
    }

    private boolean pointsAt(String domain, SimulatedService service) {
        return dns.apply(domain)
                .filter(target -> target.equals(URI.create(service.worker.url()).getHost()))
                .isPresent();
    }

    /** Stops everything that runs. */
    @Override
    public synchronized void close() {
        services.values().forEach(each -> each.worker.close());
        server.close();
    }
}
