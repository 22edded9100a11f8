package software.openwork.den.simulator.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Polar's paths, lists and errors. */
final class PolarRules {

    private PolarRules() {}

    /** Slashes count: a collection without its own, or a thing with one, is redirected by the real one. */
    static Operation operation(SeenCall call) {
        String path = call.path();
        if (!path.startsWith("/v1/")) {
            return Operation.PAGE;
        }
        String shape = call.method() + " "
                + path.replaceFirst("^/v1/customers/external/[^/]+/state$", "/v1/customers/#/state")
                        .replaceFirst("^(/v1/[a-z-]+)/[^/]+", "$1/#");
        return switch (shape) {
            case "GET /v1/customers/#/state" -> Operation.CUSTOMER_STATE;
            case "GET /v1/customers/" -> Operation.LIST_CUSTOMERS;
            case "PATCH /v1/customers/#" -> Operation.UPDATE_CUSTOMER;
            case "POST /v1/checkouts/" -> Operation.CREATE_CHECKOUT;
            case "GET /v1/subscriptions/" -> Operation.LIST_SUBSCRIPTIONS;
            case "GET /v1/subscriptions/#" -> Operation.GET_SUBSCRIPTION;
            case "PATCH /v1/subscriptions/#" -> Operation.UPDATE_SUBSCRIPTION;
            case "GET /v1/orders/" -> Operation.LIST_ORDERS;
            case "GET /v1/orders/#/invoice" -> Operation.GET_INVOICE;
            case "POST /v1/customer-sessions/" -> Operation.CREATE_CUSTOMER_SESSION;
            case "GET /v1/products/#" -> Operation.GET_PRODUCT;
            default -> Operation.UNKNOWN;
        };
    }

    static Reply list(Stream<ObjectNode> items) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("items");
        items.forEach(array::add);
        json.putObject("pagination").put("total_count", array.size()).put("max_page", 1);
        return Reply.json(200, json);
    }

    static Reply notFound() {
        return error(404, "ResourceNotFound");
    }

    static Reply error(int status, String name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return Reply.json(status, json.put("error", name).put("detail", "simulated: " + name));
    }

    static Reply invalid(String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("detail").addObject().put("type", "value_error").put("msg", message);
        return Reply.json(422, json);
    }
}
