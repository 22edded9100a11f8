package software.openwork.den.app.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a stream of server-sent events to its end. */
final class ServerEvents {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One event; comments are left out. */
    record Event(long id, String type, JsonNode data) {}

    private ServerEvents() {}

    static List<Event> read(Server server, Person person, String path) {
        HttpRequest request = HttpRequest.newBuilder(server.base().resolve(path))
                .header("accept", "text/event-stream")
                .header("cookie", person.cookie())
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("events: status " + response.statusCode());
            }
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                return parse(lines);
            }
        } catch (IOException e) {
            throw new AssertionError("events: " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Event> parse(BufferedReader lines) throws IOException {
        List<Event> events = new ArrayList<>();
        long id = 0;
        String type = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(new Event(id, type, Json.strict(data)));
                }
                type = "";
                data = "";
            } else if (line.startsWith("id:")) {
                id = Long.parseLong(line.substring(3).strip());
            } else if (line.startsWith("event:")) {
                type = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data += line.substring(5).strip();
            }
        }
        return events;
    }
}
