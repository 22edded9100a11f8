package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Vercel's DNS on a loopback port, with one zone of one team. Values of names are kept with a final dot, as Vercel does.
 * Safe for use by many threads.
 */
public final class VercelSimulator implements AutoCloseable {

    private static final long FIRST = 1_700_000_000_000L;

    /**
     * A record.
     *
     * @param id its identifier
     * @param name relative to the zone
     * @param type in upper case
     * @param value as it is kept
     * @param comment or the empty text
     * @param createdAt milliseconds
     */
    public record DnsRecord(String id, String name, String type, String value, String comment, long createdAt) {}

    private final Loopback server;
    private final String token;
    private final String zone;
    private final String teamId;
    private final String slug;
    private final Map<String, DnsRecord> records = new LinkedHashMap<>();
    private int lastId;

    private VercelSimulator(String token, String zone, String teamId, String slug, int port) {
        this.token = token;
        this.zone = zone;
        this.teamId = teamId;
        this.slug = slug;
        server = new Loopback(
                new Loopback.Vendor() {
                    @Override
                    public Operation operation(SeenCall call) {
                        return VercelRules.operation(call);
                    }

                    @Override
                    public Reply answer(SeenCall call) {
                        return VercelSimulator.this.answer(call);
                    }
                },
                port);
    }

    /**
     * Starts with an empty zone.
     *
     * @param token that is accepted
     * @param zone name of the zone
     * @param teamId of the team that owns it
     * @param slug of the same team
     * @return to be closed
     */
    public static VercelSimulator start(String token, String zone, String teamId, String slug) {
        return start(token, zone, teamId, slug, 0);
    }

    /**
     * Starts with an empty zone.
     *
     * @param token that is accepted
     * @param zone name of the zone
     * @param teamId of the team that owns it
     * @param slug of the same team
     * @param port 0 for any free one
     * @return to be closed
     */
    public static VercelSimulator start(String token, String zone, String teamId, String slug, int port) {
        return new VercelSimulator(token, zone, teamId, slug, port);
    }

    /** Base URL for {@code VERCEL_API_BASE}. */
    public URI apiBase() {
        return URI.create(server.url());
    }

    /** All records, oldest first. */
    public synchronized List<DnsRecord> records() {
        return List.copyOf(records.values());
    }

    /** Where a fully qualified name points, without the final dot. */
    public synchronized List<String> targets(String name) {
        return records.values().stream()
                .filter(each -> each.type().equals("CNAME") && (each.name() + "." + zone).equalsIgnoreCase(name))
                .map(each -> each.value().replaceFirst("\\.$", ""))
                .toList();
    }

    /** The first of {@link #targets}. */
    public Optional<String> target(String name) {
        return targets(name).stream().findFirst();
    }

    /** Makes a record without asking. */
    public synchronized DnsRecord given(String name, String type, String value, String comment) {
        lastId++;
        DnsRecord made = new DnsRecord("rec_" + lastId, name, type, value, comment, FIRST + lastId);
        records.put(made.id(), made);
        return made;
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
        Map<String, String> query = call.query();
        if (!call.header("authorization").equals("Bearer " + token)) {
            return VercelRules.error(403, "forbidden", "Not authorized");
        }
        boolean oursByTeam = query.getOrDefault("teamId", "").equals(teamId)
                || (!query.containsKey("teamId")
                        && query.getOrDefault("slug", "").equals(slug));
        if (call.operation() == Operation.UNKNOWN) {
            return VercelRules.error(404, "method_unknown", "This endpoint only responds to METHOD");
        }
        boolean byZone = call.operation() != Operation.UPDATE_RECORD;
        if (!oursByTeam || (byZone && !call.part(2).equals(zone))) {
            return VercelRules.error(404, "not_found", "Could not find the RESOURCE: " + call.part(2));
        }
        return switch (call.operation()) {
            case LIST_RECORDS -> list(query);
            case CREATE_RECORD -> create(Loopback.json(call));
            case UPDATE_RECORD -> update(call.part(3), Loopback.json(call));
            case DELETE_RECORD ->
                records.remove(call.part(4)) == null
                        ? VercelRules.error(404, "not_found", "The record was not found")
                        : Reply.json(200, JsonNodeFactory.instance.objectNode());
            default -> VercelRules.error(404, "not_found", "not found");
        };
    }

    private Reply list(Map<String, String> query) {
        String limit = query.getOrDefault("limit", "20");
        if (!limit.matches("[1-9][0-9]?|100")) {
            return VercelRules.error(400, "bad_request", "Invalid limit");
        }
        long until = Long.parseLong(query.getOrDefault("until", Long.toString(Long.MAX_VALUE)));
        List<DnsRecord> all = records().reversed().stream()
                .filter(each -> each.createdAt() < until)
                .toList();
        List<DnsRecord> page = all.stream().limit(Integer.parseInt(limit)).toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("records");
        page.forEach(each -> list.add(VercelRules.json(each)));
        ObjectNode pagination = body.putObject("pagination").put("count", page.size());
        if (page.size() < all.size()) {
            pagination.put("next", page.getLast().createdAt());
        } else {
            pagination.putNull("next");
        }
        pagination.putNull("prev");
        return Reply.json(200, body);
    }

    private Reply create(JsonNode body) {
        if (!VercelRules.isFineToCreate(body)) {
            return VercelRules.error(400, "bad_request", "Invalid request");
        }
        String name = body.path("name").asText().toLowerCase(Locale.ROOT);
        String value = VercelRules.dotted(body.path("value").asText());
        Optional<DnsRecord> other = records.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (other.isPresent()) {
            return VercelRules.conflict(other.get().id(), name);
        }
        DnsRecord made = given(name, "CNAME", value, body.path("comment").asText(""));
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("uid", made.id()));
    }

    private Reply update(String id, JsonNode body) {
        DnsRecord old = records.get(id);
        if (old == null) {
            return VercelRules.error(404, "not_found", "The record was not found");
        }
        if (!VercelRules.isFineToUpdate(body)) {
            return VercelRules.error(400, "bad_request", "Invalid request");
        }
        DnsRecord next = new DnsRecord(
                id,
                body.path("name").asText(old.name()),
                body.path("type").asText(old.type()),
                body.has("value") ? VercelRules.dotted(body.path("value").asText()) : old.value(),
                body.path("comment").asText(old.comment()),
                old.createdAt());
        records.put(id, next);
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("creator", "usr_x")
                        .put("domain", zone)
                        .put("id", id)
                        .put("name", next.name())
                        .put("recordType", next.type())
                        .put("type", "record")
                        .put("value", next.value())
                        .put("ttl", 60));
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        server.close();
    }
}
