package software.openwork.den.vercel;

import static software.openwork.den.vendor.VendorRequest.get;
import static software.openwork.den.vendor.VendorRequest.once;
import static software.openwork.den.vendor.VendorRequest.repeatable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorReply;

/** Vercel's DNS API, call by call, and its list page by page. */
final class Zone {

    private static final int PAGE = 100;
    /** A list that does not end is no list. */
    private static final int MOST_PAGES = 500;

    private static final int TTL_SECONDS = 60;
    private static final String WRITES = "write";

    private final VendorApi api;
    private final String domain;
    private final String scope;

    Zone(VendorApi api, VercelConfig config) {
        this.api = api;
        domain = Json.encode(config.zone());
        scope = scope(config);
    }

    private static String scope(VercelConfig config) {
        if (config.teamId() != null) {
            return "teamId=" + Json.encode(config.teamId());
        }
        return config.teamSlug() == null ? "" : "slug=" + Json.encode(config.teamSlug());
    }

    /** What the zone holds, or the reply that ended the list. */
    record Listing(List<DnsRecord> records, @Nullable VendorReply failure) {

        /** Those of a name, which is relative to the zone. */
        List<DnsRecord> named(String name) {
            return records.stream().filter(each -> each.name().equals(name)).toList();
        }
    }

    Listing list() {
        Map<String, DnsRecord> records = new LinkedHashMap<>();
        String until = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String path = scoped("/v4/domains/" + domain + "/records", "limit=" + PAGE + until);
            VendorReply reply = api.send(get(path));
            JsonNode body = reply instanceof VendorReply.Answer answer && answer.succeeded()
                    ? Json.read(answer.body())
                    : Json.read("");
            if (!body.path("records").isArray()) {
                return new Listing(List.of(), reply);
            }
            body.path("records").forEach(node -> DnsRecord.read(node).ifPresent(each -> records.put(each.id(), each)));
            JsonNode next = body.path("pagination").path("next");
            String following = next.isNumber() ? "&until=" + next.asLong() : "";
            if (following.isEmpty() || following.equals(until)) {
                return new Listing(new ArrayList<>(records.values()), null);
            }
            until = following;
        }
        return new Listing(List.of(), new VendorReply.NoAnswer(false, "the list of DNS records does not end"));
    }

    /** One record, or whatever keeps us from the zone. */
    VendorReply glance() {
        return api.send(get(scoped("/v4/domains/" + domain + "/records", "limit=1")));
    }

    VendorReply create(String name, String target, String comment) {
        String body = Json.object()
                .put("name", name)
                .put("type", DnsRecord.ALIAS)
                .put("value", target)
                .put("ttl", TTL_SECONDS)
                .put("comment", comment)
                .toString();
        return api.send(once("POST", scoped("/v2/domains/" + domain + "/records", ""), body, WRITES));
    }

    VendorReply update(DnsRecord old, String target, String comment) {
        String body = Json.object().put("value", target).put("comment", comment).toString();
        String path = scoped("/v1/domains/records/" + Json.encode(old.id()), "");
        return api.send(repeatable("PATCH", path, body, WRITES));
    }

    VendorReply delete(DnsRecord old) {
        String path = scoped("/v2/domains/" + domain + "/records/" + Json.encode(old.id()), "");
        return api.send(repeatable("DELETE", path, null, WRITES));
    }

    private String scoped(String path, String query) {
        String join = scope.isEmpty() || query.isEmpty() ? "" : "&";
        String whole = scope + join + query;
        return whole.isEmpty() ? path : path + "?" + whole;
    }
}
