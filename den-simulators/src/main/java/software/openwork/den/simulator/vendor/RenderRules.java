package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Render's document demands of requests, and which operation a path is. */
final class RenderRules {

    private static final Set<String> FIELDS = Set.of(
            "type",
            "name",
            "ownerId",
            "repo",
            "autoDeploy",
            "autoDeployTrigger",
            "branch",
            "image",
            "buildFilter",
            "rootDir",
            "envVars",
            "secretFiles",
            "environmentId",
            "serviceDetails");
    private static final Set<String> REGIONS = Set.of("frankfurt", "oregon", "ohio", "singapore", "virginia");
    private static final Set<String> NATIVE = Set.of("node", "python", "ruby", "go", "rust", "elixir");
    private static final Set<String> LIST_PARAMETERS =
            Set.of("name", "type", "ownerId", "suspended", "region", "env", "includePreviews", "cursor", "limit");

    private RenderRules() {}

    static Operation operation(SeenCall call) {
        String method = call.method();
        String kind = call.part(3);
        String verb = call.part(5);
        int parts = call.path().split("/", -1).length - 1;
        if (method.equals("GET") && call.path().matches("/v1/owners/[^/]+")) {
            return Operation.GET_OWNER;
        }
        if (!call.path().startsWith("/v1/services")) {
            return Operation.UNKNOWN;
        }
        String key = method + " " + parts + " " + kind + (verb.isEmpty() ? "" : " " + verb);
        return switch (key) {
            case "GET 2 " -> Operation.LIST_SERVICES;
            case "POST 2 " -> Operation.CREATE_SERVICE;
            case "GET 3 " -> Operation.GET_SERVICE;
            case "DELETE 3 " -> Operation.DELETE_SERVICE;
            case "POST 4 suspend" -> Operation.SUSPEND;
            case "POST 4 resume" -> Operation.RESUME;
            case "GET 5 deploys" -> Operation.GET_DEPLOY;
            case "GET 4 deploys" -> Operation.LIST_DEPLOYS;
            case "POST 4 deploys" -> Operation.CREATE_DEPLOY;
            case "GET 4 custom-domains" -> Operation.LIST_DOMAINS;
            case "POST 4 custom-domains" -> Operation.ADD_DOMAIN;
            case "GET 5 custom-domains" -> Operation.GET_DOMAIN;
            case "DELETE 5 custom-domains" -> Operation.REMOVE_DOMAIN;
            case "POST 6 custom-domains verify" -> Operation.VERIFY_DOMAIN;
            case "GET 4 env-vars" -> Operation.LIST_ENV;
            case "PUT 4 env-vars" -> Operation.REPLACE_ENV;
            default -> Operation.UNKNOWN;
        };
    }

    /** What is wrong with a create. */
    static Optional<String> wrong(JsonNode body) {
        List<String> unknown = new ArrayList<>();
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                unknown.add(field);
            }
        });
        JsonNode details = body.path("serviceDetails");
        JsonNode commands = details.path("envSpecificDetails");
        boolean commandsMissing = NATIVE.contains(details.path("runtime").asText())
                && (commands.path("buildCommand").asText().isEmpty()
                        || commands.path("startCommand").asText().isEmpty());
        return first(
                unknown.isEmpty() ? "" : "unknown field " + unknown,
                body.path("type").asText().equals("web_service") ? "" : "invalid type",
                body.path("name").asText().matches("[a-z0-9][a-z0-9-]{0,62}") ? "" : "invalid name",
                body.path("ownerId").asText().isEmpty() ? "ownerId is required" : "",
                details.path("runtime").asText().isEmpty() ? "runtime is required" : "",
                commandsMissing ? "buildCommand and startCommand are required" : "",
                REGIONS.contains(details.path("region").asText("oregon")) ? "" : "invalid region",
                body.path("autoDeploy").asText("yes").matches("yes|no") ? "" : "invalid autoDeploy",
                environmentIsFine(body.path("envVars")) ? "" : "invalid envVars");
    }

    static boolean environmentIsFine(JsonNode variables) {
        for (JsonNode variable : variables) {
            if (!variable.path("key").asText().matches("[A-Za-z_][A-Za-z0-9_.-]*")
                    || !variable.path("value").isTextual()) {
                return false;
            }
        }
        return variables.isArray() || variables.isMissingNode();
    }

    /** What is wrong with the parameters of a list. */
    static Optional<String> wrongList(SeenCall call) {
        String limit = call.query().getOrDefault("limit", "20");
        boolean limitIsFine =
                limit.matches("[0-9]{1,3}") && Integer.parseInt(limit) >= 1 && Integer.parseInt(limit) <= 100;
        return first(
                limitIsFine ? "" : "invalid limit",
                call.operation() == Operation.LIST_SERVICES
                                && !LIST_PARAMETERS.containsAll(call.query().keySet())
                        ? "unknown parameter"
                        : "");
    }

    private static Optional<String> first(String... complaints) {
        return List.of(complaints).stream().filter(each -> !each.isEmpty()).findFirst();
    }
}
