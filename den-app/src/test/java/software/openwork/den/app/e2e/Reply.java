package software.openwork.den.app.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** An answer of a server. */
record Reply(int status, HttpHeaders headers, String body) {

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        return Json.strict(body);
    }

    /** Whether the labs gate in front of Den gave it, in its own form of JSON. */
    boolean isGates() {
        return body.startsWith("{\"code\":\"labs_");
    }

    /** The header's values as one list, or an empty text. */
    String header(String name) {
        return String.join(", ", headers.allValues(name));
    }

    List<String> cookies() {
        return headers.allValues("set-cookie");
    }

    /** The {@code name=value} parts of the cookies that it sets, as a browser sends them back. */
    String cookieHeader() {
        return String.join(
                "; ",
                cookies().stream()
                        .filter(line -> !line.contains("Max-Age=0"))
                        .map(line -> line.substring(0, line.indexOf(';')))
                        .toList());
    }
}
