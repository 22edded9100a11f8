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
import java.util.Set;

/**
 * Vercel's DNS on a loopback port, with one zone of one team. Values of names are kept with a final dot, as Vercel does.
 * Safe for use by many threads.
 */
public final class VercelSimulator implements AutoCloseable {

    private static final Set<String> CREATE_FIELDS = Set.of("name", "type", "value", "ttl", "comment");
    private static final Set<String> UPDATE_FIELDS =
            Set.of("name", "type", "value", "ttl", "mxPriority", "srv", "https", "comment");
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
                        return VercelSimulator.operation(call);
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

    private static Operation operation(SeenCall call) {
        String shape = call.method() + " "
                + call.path()
                        .replaceAll("/domains/(?!records)[^/]+", "/domains/Z")
                        .replaceAll("/records/[^/]+$", "/records/R");
        return switch (shape) {
            case "GET /v4/domains/Z/records", "GET /v5/domains/Z/records" -> Operation.LIST_RECORDS;
            case "POST /v2/domains/Z/records" -> Operation.CREATE_RECORD;
            case "PATCH /v1/domains/records/R" -> Operation.UPDATE_RECORD;
            case "DELETE /v2/domains/Z/records/R" -> Operation.DELETE_RECORD;
            default -> Operation.UNKNOWN;
        };
    }

    private synchronized Reply answer(SeenCall call) {
        Map<String, String> query = call.query();
        if (!call.header("authorization").equals("Bearer " + token)) {
            return error(403, "forbidden", "Not authorized");
        }
        boolean oursByTeam = query.getOrDefault("teamId", "").equals(teamId)
                || (!query.containsKey("teamId")
                        && query.getOrDefault("slug", "").equals(slug));
        if (call.operation() == Operation.UNKNOWN) {
            return error(404, "method_unknown", "This endpoint only responds to METHOD");
        }
        boolean byZone = call.operation() != Operation.UPDATE_RECORD;
        if (!oursByTeam || (byZone && !call.part(2).equals(zone))) {
            return error(404, "not_found", "Could not find the RESOURCE: " + call.part(2));
        }
        return switch (call.operation()) {
            case LIST_RECORDS -> list(query);
            case CREATE_RECORD -> create(Loopback.json(call));
            case UPDATE_RECORD -> update(call.part(3), Loopback.json(call));
            case DELETE_RECORD ->
                records.remove(call.part(4)) == null
                        ? error(404, "not_found", "The record was not found")
                        : Reply.json(200, JsonNodeFactory.instance.objectNode());
            default -> error(404, "not_found", "not found");
        };
    }

    private Reply list(Map<String, String> query) {
        String limit = query.getOrDefault("limit", "20");
        if (!limit.matches("[1-9][0-9]?|100")) {
            return error(400, "bad_request", "Invalid limit");
        }
        long until = Long.parseLong(query.getOrDefault("until", Long.toString(Long.MAX_VALUE)));
        List<DnsRecord> all = records().reversed().stream()
                .filter(each -> each.createdAt() < until)
                .toList();
        List<DnsRecord> page = all.stream().limit(Integer.parseInt(limit)).toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("records");
        page.forEach(each -> list.add(json(each)));
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
        String type = body.path("type").asText();
        String name = body.path("name").asText().toLowerCase(Locale.ROOT);
        if (!isFine(body, CREATE_FIELDS) || !body.path("name").isTextual() || !type.equals("CNAME")) {
            return error(400, "bad_request", "Invalid request");
        }
        String value = body.path("value").asText();
        Optional<DnsRecord> other = records.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (other.isPresent()) {
            ObjectNode conflict = JsonNodeFactory.instance.objectNode();
            conflict.putObject("error")
                    .put("code", "record_conflicts")
                    .put(
                            "message",
                            "Existing record (\"%s\") conflict with attempted \"%s\" CNAME creation."
                                    .formatted(other.get().id(), name))
                    .put("oldId", other.get().id());
            return Reply.json(409, conflict);
        }
        DnsRecord made = given(name, type, dotted(value), body.path("comment").asText(""));
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("uid", made.id()));
    }

    private Reply update(String id, JsonNode body) {
        DnsRecord old = records.get(id);
        if (old == null) {
            return error(404, "not_found", "The record was not found");
        }
        if (!isFine(body, UPDATE_FIELDS)) {
            return error(400, "bad_request", "Invalid request");
        }
        DnsRecord next = new DnsRecord(
                id,
                body.path("name").asText(old.name()),
                body.path("type").asText(old.type()),
                body.has("value") ? dotted(body.path("value").asText()) : old.value(),
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

    private static boolean isFine(JsonNode body, Set<String> fields) {
        if (!body.isObject()) {
            return false;
        }
        for (var names = body.fieldNames(); names.hasNext(); ) {
            if (!fields.contains(names.next())) {
                return false;
            }
        }
        return body.path("comment").asText("").length() <= 500
                && body.path("ttl").asLong(60) >= 60
                && (!body.has("value") || body.path("value").asText().matches("([A-Za-z0-9_-]+\\.)+[A-Za-z0-9-]+\\.?"));
    }

    private static String dotted(String value) {
        return value.endsWith(".") ? value : value + ".";
    }

    private static ObjectNode json(DnsRecord each) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", each.id())
                .put("slug", "")
                .put("name", each.name())
                .put("type", each.type())
                .put("value", each.value())
                .put("creator", "usr_x")
                .put("created", each.createdAt())
                .putNull("updated")
                .put("createdAt", each.createdAt())
                .putNull("updatedAt")
                .put("ttl", 60);
        return each.comment().isEmpty() ? json : json.put("comment", each.comment());
    }

    private static Reply error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return Reply.json(status, body);
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        server.close();
    }
}
