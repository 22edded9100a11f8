package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** What the simulated Render answers. Guarded by the simulator. */
final class RenderApi {

    private final String key;
    private final SimulatedWorkspace workspace;

    RenderApi(String key, SimulatedWorkspace workspace) {
        this.key = key;
        this.workspace = workspace;
    }

    Reply answer(SeenCall call) {
        if (!call.header("authorization").equals("Bearer " + key)) {
            return Reply.message(401, "Unauthorized");
        }
        if (!call.header("accept").contains("application/json")) {
            return Reply.message(406, "unable to generate preferred media type as specified by Accept header");
        }
        return switch (call.operation()) {
            case LIST_SERVICES -> RenderLists.services(call, workspace);
            case CREATE_SERVICE -> create(call);
            case GET_OWNER -> owner(call.part(2));
            case UNKNOWN -> Reply.message(404, "not found");
            default -> {
                SimulatedService service = workspace.services.get(call.part(2));
                yield service == null ? Reply.message(404, "not found: " + call.part(2)) : one(call, service);
            }
        };
    }

    private Reply owner(String asked) {
        return asked.equals(workspace.owner)
                ? Reply.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", workspace.owner)
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
                workspace.remove(service.id);
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
                                        workspace.deployLooks,
                                        workspace.deployEnd)));
            case CREATE_DEPLOY -> deploy(call, service);
            case LIST_DOMAINS -> Reply.json(200, service.domainsJson());
            case ADD_DOMAIN -> attach(call, service);
            case GET_DOMAIN, REMOVE_DOMAIN, VERIFY_DOMAIN -> domain(call, service, call.part(4));
            case LIST_ENV -> RenderLists.page(call, service.environmentJson());
            case REPLACE_ENV -> replaceEnvironment(call, service);
            case GET_DEPLOY ->
                service.deployJson(call.part(4), workspace.deployLooks, workspace.deployEnd)
                        .map(deploy -> Reply.json(200, deploy))
                        .orElseGet(() -> Reply.message(404, "not found: " + call.part(4)));
            default -> Reply.message(404, "not found");
        };
    }

    private static Reply replaceEnvironment(SeenCall call, SimulatedService service) {
        JsonNode body = Loopback.json(call);
        if (!body.isArray() || !RenderRules.environmentIsFine(body)) {
            return Reply.message(400, "invalid envVars");
        }
        service.replaceEnvironment(body);
        return Reply.json(200, service.environmentJson());
    }

    private Reply create(SeenCall call) {
        JsonNode body = Loopback.json(call);
        Optional<String> wrong = call.header("content-type").startsWith("application/json")
                ? RenderRules.wrong(body)
                : Optional.of("invalid JSON");
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        if (!body.path("ownerId").asText().equals(workspace.owner)) {
            return Reply.message(404, "not found: " + body.path("ownerId").asText());
        }
        if (workspace.services.values().stream()
                .anyMatch(each -> each.name.equals(body.path("name").asText()))) {
            return Reply.message(409, "name is already in use");
        }
        SimulatedService service = workspace.add(body);
        workspace.creates++;
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("service", service.json());
        return Reply.json(201, answer.put("deployId", service.newestDeploy()));
    }

    private Reply suspend(SimulatedService service) {
        if (service.suspended) {
            return Reply.message(400, "service is already suspended");
        }
        workspace.suspend(service);
        return Reply.empty(202);
    }

    private Reply resume(SimulatedService service) {
        if (!service.suspended) {
            return Reply.message(400, "service is not suspended");
        }
        workspace.resume(service);
        return Reply.empty(202);
    }

    private Reply deploy(SeenCall call, SimulatedService service) {
        if (!Loopback.json(call).isObject()) {
            return Reply.message(400, "invalid JSON");
        }
        workspace.deploy(service, "api");
        service.deploysCommit(Loopback.json(call).path("commitId").asText());
        return workspace.queuesDeploys ? Reply.empty(202) : Reply.json(201, service.deployJson());
    }

    private Reply attach(SeenCall call, SimulatedService service) {
        String name = Loopback.json(call).path("name").asText();
        if (!name.matches("([a-z0-9-]+\\.)+[a-z]+")) {
            return Reply.message(400, "invalid name");
        }
        if (workspace.services.values().stream().anyMatch(each -> each.domains.containsKey(name))) {
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
                service.domains.put(name, workspace.pointsAt(name, service));
                yield Reply.empty(202);
            }
            default -> Reply.json(200, service.domainJson(name));
        };
    }
}
