package software.openwork.den.simulator.oauth;

import java.util.List;
import java.util.Map;

/**
 * A request that arrived.
 *
 * @param endpoint where
 * @param method HTTP method
 * @param headers first value of each header, names in lower case
 * @param parameters of the query, then of the form, in the order in which they came
 */
public record SeenRequest(
        Endpoint endpoint, String method, Map<String, String> headers, List<Map.Entry<String, String>> parameters) {

    /** Copies what it is given. */
    public SeenRequest {
        headers = Map.copyOf(headers);
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter that came once.
     *
     * @param name its name
     * @return its value; empty when it is missing or came twice
     */
    public String parameter(String name) {
        List<String> values = parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        return values.size() == 1 ? values.getFirst() : "";
    }

    /**
     * A header.
     *
     * @param name in lower case
     * @return its value, or the empty text
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
