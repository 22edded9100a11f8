package software.openwork.den.render;

import static software.openwork.den.vendor.VendorRequest.get;
import static software.openwork.den.vendor.VendorRequest.once;
import static software.openwork.den.vendor.VendorRequest.repeatable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.deploy.HealthAnswer;
import software.openwork.den.domain.deploy.HostFailureException;
import software.openwork.den.domain.deploy.HostedDeploy;
import software.openwork.den.domain.deploy.HostedService;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.vendor.HttpCalls;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorReply;

/**
 * One service at Render, which is Den's own: its environment and its deploys. Methods throw
 * {@link HostFailureException} when Render does not answer as it should.
 */
public final class RenderServiceAdapter implements AutoCloseable {

    private static final int SHORT = 64 << 10;

    private final VendorApi api;
    private final HttpCalls health;
    private final RenderServices services;
    private final HostRef ref;
    private final String path;
    private final Duration callLimit;

    private RenderServiceAdapter(RenderAccessConfig access, String serviceId, InstantSource clock) {
        api = access.open(clock);
        health = new HttpCalls("health", access.callLimit());
        services = new RenderServices(api, access.ownerId());
        ref = new HostRef(serviceId);
        path = "/services/" + Json.encode(serviceId);
        callLimit = access.callLimit();
    }

    /**
     * Makes the adapter. Nothing is sent yet.
     *
     * @param access to the API
     * @param serviceId Render's identifier of the service
     * @param clock dates what has to wait
     * @return the adapter, to be closed
     */
    public static RenderServiceAdapter create(RenderAccessConfig access, String serviceId, InstantSource clock) {
        return new RenderServiceAdapter(access, serviceId, clock);
    }

    /**
     * The service.
     *
     * @return as it is
     */
    public HostedService service() {
        JsonNode body = document(services.service(ref));
        Service service = Service.read(body).orElseThrow(() -> unreadable("GET " + path));
        String url = service.url();
        return new HostedService(service.name(), Optional.ofNullable(url).map(URI::create), service.suspended());
    }

    /**
     * Its environment.
     *
     * @return names and values, which may be secret; sorted by name
     */
    public Map<String, String> environment() {
        return services.environment(ref.value())
                .map(TreeMap::new)
                .orElseThrow(() -> new HostFailureException("the environment could not be read", true));
    }

    /**
     * Puts another environment in the place of the whole one. A repeat changes nothing.
     *
     * @param environment names and values
     */
    public void replaceEnvironment(Map<String, String> environment) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        environment.forEach((name, value) -> list.addObject().put("key", name).put("value", value));
        VendorReply reply = api.send(repeatable("PUT", path + "/env-vars", list.toString(), "write"));
        if (reply instanceof VendorReply.Answer answer && !answer.succeeded()) {
            // Without Render's words, which might quote a value.
            throw new HostFailureException(answer.reason(), answer.broken());
        }
        document(reply);
    }

    /**
     * The newest deploy.
     *
     * @return as it is, or empty when there was none yet
     */
    public Optional<HostedDeploy> newestDeploy() {
        JsonNode list = document(services.newestDeploy(ref));
        return list.isArray() && !list.isEmpty() ? read(list.get(0).path("deploy")) : Optional.empty();
    }

    /**
     * A deploy.
     *
     * @param id its identifier
     * @return as it is
     */
    public HostedDeploy deploy(String id) {
        return read(document(api.send(get(path + "/deploys/" + Json.encode(id)))))
                .orElseThrow(() -> unreadable("GET " + path + "/deploys/" + id));
    }

    /**
     * Starts a deploy. Another call starts another one.
     *
     * @param commit of the service's repository, or null for the newest of its branch
     * @param image of a service that runs an image, or null for the configured one
     * @return the deploy, or empty when Render queues it without saying which it is, or did not say whether it does
     */
    public Optional<HostedDeploy> startDeploy(@Nullable String commit, @Nullable String image) {
        ObjectNode body = Json.object();
        if (commit != null) {
            body.put("commitId", commit);
        }
        if (image != null) {
            body.put("imageUrl", image);
        }
        VendorReply reply = api.send(once("POST", path + "/deploys", body.toString(), "service " + ref));
        boolean unsaid = reply instanceof VendorReply.NoAnswer
                || (reply instanceof VendorReply.Answer answer && answer.status() == 202);
        return unsaid ? Optional.empty() : read(document(reply));
    }

    /**
     * Asks a service how it is.
     *
     * @param base where it is reached, no slash at the end
     * @return its answer, or empty when there was none
     */
    public Optional<HealthAnswer> health(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health"))
                .header("User-Agent", "den")
                .build();
        return switch (health.send(request, callLimit, HttpCalls.text(SHORT))) {
            case HttpCalls.Answered<String>(HttpResponse<String> response) ->
                Optional.of(new HealthAnswer(
                        response.statusCode(),
                        response.headers().firstValue("X-Den-Version").orElse(null)));
            case HttpCalls.Unsent<String> unsent -> Optional.empty();
            case HttpCalls.Unanswered<String> silent -> Optional.empty();
        };
    }

    private static Optional<HostedDeploy> read(JsonNode deploy) {
        String word = deploy.path("status").asText("");
        return Json.text(deploy.path("id")).map(id -> new HostedDeploy(id, word, phase(word)));
    }

    private static HostedDeploy.Phase phase(String word) {
        return switch (word) {
            case "live" -> HostedDeploy.Phase.LIVE;
            case "deactivated" -> HostedDeploy.Phase.REPLACED;
            case "build_failed", "pre_deploy_failed", "update_failed", "canceled" -> HostedDeploy.Phase.FAILED;
            default -> HostedDeploy.Phase.UNDER_WAY;
        };
    }

    private static JsonNode document(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer when answer.succeeded() -> Json.read(answer.body());
            case VendorReply.Answer answer ->
                throw new HostFailureException(
                        answer.reason()
                                + Json.text(Json.read(answer.body()).path("message"))
                                        .map(message -> " (" + Json.line(message) + ")")
                                        .orElse(""),
                        answer.broken());
            case VendorReply.Limited limited -> throw new HostFailureException(limited.reason(), true);
            case VendorReply.NotSent unsent -> throw new HostFailureException(unsent.reason(), true);
            case VendorReply.NoAnswer silent -> throw new HostFailureException(silent.reason(), true);
        };
    }

    private static HostFailureException unreadable(String call) {
        return new HostFailureException(call + ": the answer cannot be understood", true);
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
        health.close();
    }
}
