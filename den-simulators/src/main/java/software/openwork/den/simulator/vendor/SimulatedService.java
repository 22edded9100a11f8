package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service at the simulated Render, with its worker. Guarded by the simulator. */
final class SimulatedService {

    private static final List<String> PROGRESS =
            List.of("created", "queued", "build_in_progress", "pre_deploy_in_progress", "update_in_progress");

    /** One deploy; without an end it goes on. */
    private static final class Deploy {
        private final String id;
        private final String trigger;
        private final Instant createdAt;
        private int looks;
        private @Nullable String end;
        private String commit = "";

        Deploy(String id, String trigger, Instant createdAt) {
            this.id = id;
            this.trigger = trigger;
            this.createdAt = createdAt;
        }
    }

    final String id;
    final String name;
    final JsonNode asked;
    final Instant createdAt;
    final Map<String, String> env = new LinkedHashMap<>();
    final Map<String, Boolean> domains = new LinkedHashMap<>();
    final WorkerSimulator worker;
    boolean suspended;
    boolean hidesUrl;
    int suspensionLooks;
    int staleLists;
    private final List<Deploy> deploys = new ArrayList<>();

    SimulatedService(String id, JsonNode asked, Instant createdAt) {
        this.id = id;
        this.asked = asked;
        this.createdAt = createdAt;
        name = asked.path("name").asText();
        replaceEnvironment(asked.path("envVars"));
        worker = WorkerSimulator.start(
                env.getOrDefault("OPENWORK_HOST_TOKEN", ""), env.getOrDefault("OPENWORK_TOKEN", ""));
    }

    void deploy(String deployId, String trigger, Instant now) {
        deploys.addFirst(new Deploy(deployId, trigger, now));
    }

    String newestDeploy() {
        return deploys.getFirst().id;
    }

    int deployCount() {
        return deploys.size();
    }

    /** Each look brings the newest deploy on, and to that end after so many. */
    ArrayNode deploysJson(int limit, int looks, String end) {
        if (!deploys.isEmpty()) {
            advance(deploys.getFirst(), looks, end);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        deploys.stream()
                .limit(limit)
                .forEach(deploy ->
                        list.addObject().put("cursor", "cur-" + deploy.id).set("deploy", json(deploy, looks)));
        return list;
    }

    private void advance(Deploy deploy, int looks, String end) {
        if (deploy.end != null) {
            return;
        }
        if (deploy.looks++ >= looks && !suspended) {
            deploy.end = end;
            deploys.stream()
                    .skip(1)
                    .filter(older -> "live".equals(older.end))
                    .forEach(older -> older.end = "deactivated");
            if (end.equals("live") && !deploy.commit.isEmpty()) {
                worker.version("0.0.0+" + deploy.commit.substring(0, Math.min(12, deploy.commit.length())));
            }
            worker.up(end.equals("live"));
        }
    }

    /** The commit of the newest deploy, which tells its version once it is live. */
    void deploysCommit(String commit) {
        deploys.getFirst().commit = commit;
    }

    /** One deploy, which a look at it brings on. */
    Optional<ObjectNode> deployJson(String deployId, int looks, String end) {
        return deploys.stream()
                .filter(deploy -> deploy.id.equals(deployId))
                .findFirst()
                .map(deploy -> {
                    advance(deploy, looks, end);
                    return json(deploy, looks);
                });
    }

    ObjectNode deployJson() {
        return json(deploys.getFirst(), PROGRESS.size());
    }

    private static ObjectNode json(Deploy deploy, int looks) {
        String progress = PROGRESS.get(
                Math.clamp((long) (deploy.looks - 1) * PROGRESS.size() / Math.max(1, looks), 0, PROGRESS.size() - 1));
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", deploy.id)
                .putNull("commit")
                .put("status", deploy.end == null ? progress : deploy.end)
                .put("trigger", deploy.trigger)
                .put("createdAt", deploy.createdAt.toString())
                .put("updatedAt", deploy.createdAt.toString())
                .putNull("finishedAt");
    }

    void suspend() {
        suspended = true;
        worker.up(false);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("autoDeploy", asked.path("autoDeploy").asText("yes"))
                .put("branch", asked.path("branch").asText("main"))
                .put("createdAt", createdAt.toString())
                .put("dashboardUrl", "https://dashboard.render.example/web/" + id)
                .put("name", name)
                .put("notifyOnFail", "default")
                .put("ownerId", asked.path("ownerId").asText())
                .put("repo", asked.path("repo").asText())
                .put("rootDir", asked.path("rootDir").asText())
                // Most names are taken somewhere in the world: the slug is not the name.
                .put("slug", name + "-" + id.substring(id.length() - 4))
                .put("suspended", suspended ? "suspended" : "not_suspended")
                .put("type", asked.path("type").asText())
                .put("updatedAt", createdAt.toString());
        json.putArray("suspenders").addAll(suspended ? List.of(json.textNode("user")) : List.of());
        JsonNode details = asked.path("serviceDetails");
        ObjectNode shown = json.putObject("serviceDetails")
                .put("env", details.path("runtime").asText())
                .put("healthCheckPath", details.path("healthCheckPath").asText())
                .put("numInstances", 1)
                .put("plan", details.path("plan").asText("starter"))
                .put("region", details.path("region").asText("oregon"))
                .put("runtime", details.path("runtime").asText());
        if (!hidesUrl) {
            shown.put("url", worker.url());
        }
        return json;
    }

    void replaceEnvironment(JsonNode variables) {
        env.clear();
        variables.forEach(variable ->
                env.put(variable.path("key").asText(), variable.path("value").asText()));
    }

    ArrayNode environmentJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        env.forEach((variable, value) -> list.addObject()
                .put("cursor", "cur-" + variable)
                .putObject("envVar")
                .put("key", variable)
                .put("value", value));
        return list;
    }

    ArrayNode domainsJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        domains.keySet()
                .forEach(domain ->
                        list.addObject().put("cursor", "cur-" + domain).set("customDomain", domainJson(domain)));
        return list;
    }

    ObjectNode domainJson(String domain) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "cdm-" + Integer.toHexString((id + domain).hashCode()))
                .put("name", domain)
                .put("domainType", "subdomain")
                .put("publicSuffix", domain.substring(domain.lastIndexOf('.') + 1))
                .put("redirectForName", "")
                .put("verificationStatus", domains.getOrDefault(domain, false) ? "verified" : "unverified")
                .put("createdAt", createdAt.toString());
    }
}
