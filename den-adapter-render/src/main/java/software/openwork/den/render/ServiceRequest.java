package software.openwork.den.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.vendor.Json;

/** What Render is asked to run. */
final class ServiceRequest {

    /** The environment variables by which a service is known for ours. */
    static final String WORKER = "DEN_WORKER_ID";

    static final String INSTALLATION = "DEN_INSTALLATION";

    /** {@code serve} may lose the race for a port of its own: it is tried three times before Render takes over. */
    private static final String START = "mkdir -p /tmp/workspace && attempt=0; while [ $attempt -lt 3 ]; do"
            + " attempt=$((attempt + 1)); openwork serve --workspace /tmp/workspace --openwork-host 0.0.0.0"
            + " --openwork-port ${PORT:-10000} --opencode-host 127.0.0.1 --opencode-port 4096"
            + " --connect-host 127.0.0.1 --cors '*' --approval manual --allow-external --opencode-source external"
            + " --opencode-bin ./bin/opencode --no-opencode-router --verbose && exit 0;"
            + " echo \"openwork serve failed (attempt $attempt); retrying in 3s\"; sleep 3; done; exit 1";

    private ServiceRequest() {}

    static JsonNode body(RenderConfig config, String name, HostRequest request) {
        ObjectNode body = Json.object()
                .put("type", Service.WEB)
                .put("name", name)
                .put("ownerId", config.ownerId())
                .put("repo", config.repo().toString())
                .put("branch", config.branch())
                .put("autoDeploy", "no")
                .put("rootDir", config.rootDir());
        ArrayNode environment = body.putArray("envVars");
        variable(environment, "OPENWORK_TOKEN", request.tokens().client().reveal());
        variable(environment, "OPENWORK_HOST_TOKEN", request.tokens().host().reveal());
        variable(environment, WORKER, request.workerId().value());
        variable(environment, INSTALLATION, config.installation());
        ObjectNode details = body.putObject("serviceDetails")
                .put("runtime", "node")
                .put("plan", config.plan())
                .put("region", config.region())
                .put("healthCheckPath", "/health");
        details.putObject("envSpecificDetails")
                .put("buildCommand", build(config))
                .put("startCommand", START);
        return body;
    }

    private static String build(RenderConfig config) {
        String version = config.openworkVersion() == null ? "" : "@" + config.openworkVersion();
        return "npm install -g openwork-orchestrator" + version + " && node ./scripts/install-opencode.mjs";
    }

    private static void variable(ArrayNode environment, String key, String value) {
        environment.addObject().put("key", key).put("value", value);
    }
}
