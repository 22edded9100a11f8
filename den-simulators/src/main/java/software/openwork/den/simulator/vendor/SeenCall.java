package software.openwork.den.simulator.vendor;

import java.util.Map;

/**
 * A call that arrived.
 *
 * @param operation what was asked for
 * @param method HTTP method
 * @param path as it came, without the query
 * @param query first value of each parameter
 * @param headers first value of each header, names in lower case
 * @param body text
 */
public record SeenCall(
        Operation operation,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    /** Copies the maps. */
    public SeenCall {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The part of the path at that place, from 0; empty when it is shorter. */
    String part(int place) {
        String[] parts = path.substring(1).split("/", -1);
        return place < parts.length ? parts[place] : "";
    }
}
