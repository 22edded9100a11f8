package software.openwork.den.render;

import static software.openwork.den.vendor.VendorRequest.get;
import static software.openwork.den.vendor.VendorRequest.once;
import static software.openwork.den.vendor.VendorRequest.repeatable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorReply;

/** Render's API, call by call, and its lists page by page. */
final class RenderServices {

    private static final int PAGE = 100;
    /** A list that does not end is no list. */
    private static final int MOST_PAGES = 200;

    private final VendorApi api;
    private final String ownerId;

    RenderServices(VendorApi api, String ownerId) {
        this.api = api;
        this.ownerId = ownerId;
    }

    /** What a list says, or the reply that ended it. */
    record Listing<T>(List<T> items, @Nullable VendorReply failure) {}

    /** The web services of our workspace with exactly that name. */
    Listing<Service> named(String name) {
        return services("&name=" + Json.encode(name), service -> service.name().equals(name));
    }

    /** All web services of our workspace. */
    Listing<Service> all() {
        return services("", service -> true);
    }

    private Listing<Service> services(String filter, Predicate<Service> wanted) {
        Listing<JsonNode> pages = list("/services?ownerId=" + Json.encode(ownerId) + "&type=" + Service.WEB + filter);
        Map<String, Service> found = new LinkedHashMap<>();
        pages.items().stream()
                .flatMap(item -> Service.read(item.path("service")).stream())
                .filter(service -> service.type().isEmpty() || service.type().equals(Service.WEB))
                .filter(service ->
                        service.ownerId().isEmpty() || service.ownerId().equals(ownerId))
                .filter(wanted)
                .forEach(service -> found.put(service.id(), service));
        return new Listing<>(List.copyOf(found.values()), pages.failure());
    }

    /** The environment of a service; names and values, which may be secret. */
    Optional<Map<String, String>> environment(String service) {
        Listing<Map.Entry<String, String>> variables = variables(service);
        if (variables.failure() != null) {
            return Optional.empty();
        }
        Map<String, String> environment = new LinkedHashMap<>();
        variables.items().forEach(variable -> environment.put(variable.getKey(), variable.getValue()));
        return Optional.of(environment);
    }

    /** The same as a list, or why it is not known. */
    Listing<Map.Entry<String, String>> variables(String service) {
        Listing<JsonNode> pages = list("/services/" + Json.encode(service) + "/env-vars?");
        return new Listing<>(
                pages.items().stream()
                        .map(item -> item.path("envVar"))
                        .map(variable -> Map.entry(
                                variable.path("key").asText(),
                                variable.path("value").asText()))
                        .toList(),
                pages.failure());
    }

    /** The custom domains of a service. */
    Listing<HostInventory.Domain> domains(HostRef host) {
        Listing<JsonNode> pages = list(path(host) + "/custom-domains?");
        return new Listing<>(
                pages.items().stream()
                        .map(item -> RenderInventory.domain(item.path("customDomain")))
                        .distinct()
                        .toList(),
                pages.failure());
    }

    private Listing<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = path + (path.endsWith("?") ? "" : "&") + "limit=" + PAGE;
            VendorReply reply = api.send(get(cursor.isEmpty() ? next : next + "&cursor=" + Json.encode(cursor)));
            JsonNode list = succeeded(reply).orElseGet(() -> Json.read(""));
            if (!list.isArray()) {
                return new Listing<>(List.of(), reply);
            }
            list.forEach(items::add);
            String last = list.isEmpty()
                    ? ""
                    : list.get(list.size() - 1).path("cursor").asText();
            if (list.size() < PAGE || last.isEmpty() || last.equals(cursor)) {
                return new Listing<>(items, null);
            }
            cursor = last;
        }
        return new Listing<>(List.of(), new VendorReply.NoAnswer(false, "GET /services: the list does not end"));
    }

    /** The JSON of an answer that says that it worked. */
    static Optional<JsonNode> succeeded(VendorReply reply) {
        return reply instanceof VendorReply.Answer answer && answer.succeeded()
                ? Optional.of(Json.read(answer.body()))
                : Optional.empty();
    }

    VendorReply create(JsonNode body) {
        return api.send(once("POST", "/services", body.toString(), "create"));
    }

    VendorReply service(HostRef host) {
        return api.send(get(path(host)));
    }

    VendorReply newestDeploy(HostRef host) {
        return api.send(get(path(host) + "/deploys?limit=1"));
    }

    VendorReply queuedDeploy(HostRef host) {
        return api.send(get(path(host) + "/deploys?status=queued&limit=1"));
    }

    VendorReply startDeploy(HostRef host) {
        return api.send(once("POST", path(host) + "/deploys", "{}", "service " + host));
    }

    VendorReply suspend(HostRef host) {
        return api.send(repeatable("POST", path(host) + "/suspend", "{}", "service " + host));
    }

    VendorReply resume(HostRef host) {
        return api.send(repeatable("POST", path(host) + "/resume", "{}", "service " + host));
    }

    VendorReply delete(HostRef host) {
        return api.send(repeatable("DELETE", path(host), null, "write"));
    }

    VendorReply addDomain(HostRef host, String domain) {
        String body = Json.object().put("name", domain).toString();
        return api.send(once("POST", path(host) + "/custom-domains", body, "domain"));
    }

    VendorReply domain(HostRef host, String domain) {
        return api.send(get(path(host, domain)));
    }

    VendorReply verifyDomain(HostRef host, String domain) {
        return api.send(repeatable("POST", path(host, domain) + "/verify", null, "domain"));
    }

    VendorReply removeDomain(HostRef host, String domain) {
        return api.send(repeatable("DELETE", path(host, domain), null, "write"));
    }

    private static String path(HostRef host) {
        return "/services/" + Json.encode(host.value());
    }

    private static String path(HostRef host, String domain) {
        return path(host) + "/custom-domains/" + Json.encode(domain);
    }
}
