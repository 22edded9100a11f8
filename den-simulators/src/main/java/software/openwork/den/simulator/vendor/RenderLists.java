package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Render's lists: page by page, each thing with the cursor behind which the next page starts. */
final class RenderLists {

    private RenderLists() {}

    static Reply page(SeenCall call, ArrayNode all) {
        Optional<String> wrong = RenderRules.wrongList(call);
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        int limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        String cursor = call.query().getOrDefault("cursor", "");
        boolean reached = cursor.isEmpty();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : all) {
            if (reached && page.size() < limit) {
                page.add(each);
            }
            reached = reached || each.path("cursor").asText().equals(cursor);
        }
        return Reply.json(200, page);
    }

    /** Newest first, without the services that lists do not know yet. */
    static Reply services(SeenCall call, SimulatedWorkspace workspace) {
        Optional<String> wrong = RenderRules.wrongList(call);
        if (wrong.isPresent()) {
            return Reply.message(400, wrong.get());
        }
        Map<String, String> query = call.query();
        String cursor = query.get("cursor");
        boolean reached = cursor == null;
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        for (SimulatedService each : List.copyOf(workspace.services.values()).reversed()) {
            if (reached && page.size() < limit && isShown(each, query)) {
                page.addObject().put("cursor", "cur-" + each.id).set("service", each.json());
                if (workspace.duplicates && page.size() < limit) {
                    page.addObject().put("cursor", "cur-" + each.id).set("service", each.json());
                }
            }
            reached = reached || ("cur-" + each.id).equals(cursor);
        }
        return Reply.json(200, page);
    }

    private static boolean isShown(SimulatedService each, Map<String, String> query) {
        if (each.staleLists > 0) {
            each.staleLists--;
            return false;
        }
        return matches(query.get("name"), each.name)
                && matches(query.get("ownerId"), each.asked.path("ownerId").asText())
                && matches(query.get("type"), "web_service")
                && matches(query.get("suspended"), each.suspended ? "suspended" : "not_suspended");
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || Arrays.asList(wanted.split(",", -1)).contains(value);
    }
}
