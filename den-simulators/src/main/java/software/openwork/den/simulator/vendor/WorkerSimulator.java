package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A running worker: health, workspaces, owner tokens, runtime versions and upgrade, with the tokens that it was given.
 * While it is down it answers as the proxy in front of it does.
 */
public final class WorkerSimulator implements AutoCloseable {

    private static final String WORKSPACE = "ws-1";

    private final Loopback server;
    private final String hostToken;
    private final String clientToken;
    private volatile boolean up;
    private volatile String version = "";
    private int minted;

    private WorkerSimulator(String hostToken, String clientToken) {
        this.hostToken = hostToken;
        this.clientToken = clientToken;
        server = new Loopback(
                new Loopback.Vendor() {
                    @Override
                    public Operation operation(SeenCall call) {
                        return call.path().equals("/health") ? Operation.HEALTH : Operation.WORKER_API;
                    }

                    @Override
                    public Reply answer(SeenCall call) {
                        return up ? serve(call) : new Reply(502, Map.of(), "<html>Bad gateway</html>");
                    }
                },
                0);
    }

    /**
     * Starts one that is down at first, on a free port.
     *
     * @param hostToken its token for administrators
     * @param clientToken its token for users
     * @return to be closed
     */
    public static WorkerSimulator start(String hostToken, String clientToken) {
        return new WorkerSimulator(hostToken, clientToken);
    }

    /**
     * Where it is.
     *
     * @return base URL without a slash at the end
     */
    public String url() {
        return server.url();
    }

    /**
     * Whether it runs.
     *
     * @param running false puts the proxy's error page in its place
     */
    public void up(boolean running) {
        up = running;
    }

    /**
     * What it calls itself, for services that are Den's own.
     *
     * @param text of the header {@code X-Den-Version}; none when empty
     */
    public void version(String text) {
        version = text;
    }

    /**
     * Out of order on demand.
     *
     * @param operation {@code HEALTH} or {@code WORKER_API}
     * @param fault what goes wrong from now on
     */
    public void always(Operation operation, Fault fault) {
        server.always(operation, fault);
    }

    /** How long every answer takes, at random. */
    void latency(Duration fastest, Duration slowest) {
        server.latency(fastest, slowest);
    }

    /**
     * What was asked.
     *
     * @return the calls in the order of arrival
     */
    public List<SeenCall> calls() {
        return server.calls();
    }

    private Reply serve(SeenCall call) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (call.method() + " " + call.path()) {
            case "GET /health" ->
                Reply.json(200, json.objectNode().put("ok", true))
                        .with(version.isEmpty() ? Map.of() : Map.of("X-Den-Version", version));
            case "GET /workspaces" ->
                call.header("authorization").equals("Bearer " + clientToken)
                        ? Reply.json(200, workspaces())
                        : Reply.message(401, "Invalid bearer token");
            case "POST /tokens" -> administered(call, mint(call));
            case "GET /runtime/versions" -> administered(call, Reply.json(200, versions()));
            case "POST /runtime/upgrade" ->
                administered(call, Reply.json(202, json.objectNode().put("ok", true)));
            default -> Reply.message(404, "Not found");
        };
    }

    private Reply administered(SeenCall call, Reply reply) {
        return call.header("x-openwork-host-token").equals(hostToken)
                ? reply
                : Reply.message(401, "Invalid host token");
    }

    private synchronized Reply mint(SeenCall call) {
        JsonNode body = Loopback.json(call);
        if (!body.path("scope").asText().equals("owner") || !body.path("label").isTextual()) {
            return Reply.message(400, "Invalid token request");
        }
        minted++;
        return Reply.json(201, JsonNodeFactory.instance.objectNode().put("token", "owner-" + minted));
    }

    private static ObjectNode workspaces() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("activeId", WORKSPACE);
        body.putArray("items").addObject().put("id", WORKSPACE).put("name", "workspace");
        return body;
    }

    private static ObjectNode versions() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", true);
        body.putObject("services").putObject("openwork-server").put("actualVersion", "0.11.113");
        return body;
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        server.close();
    }
}
