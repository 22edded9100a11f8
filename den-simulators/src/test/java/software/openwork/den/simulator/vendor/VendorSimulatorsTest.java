package software.openwork.den.simulator.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the stand-ins are as strict, and as forgetful, as they are said to be. */
class VendorSimulatorsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SERVICE = """
            {"type": "web_service", "name": "NAME", "ownerId": "tea-1", "envVars": [{"key": "A", "value": "b"}],
             "serviceDetails": {"runtime": "node", "region": "oregon",
               "envSpecificDetails": {"buildCommand": "make", "startCommand": "run"}}}
            """;

    private final RenderSimulator render = RenderSimulator.start("key", "tea-1");
    private final VercelSimulator vercel = VercelSimulator.start("token", "example.com", "team_1", "acme");

    @AfterEach
    void close() {
        render.close();
        vercel.close();
    }

    private HttpResponse<String> render(String method, String path, String body) throws Exception {
        return ask(render.apiBase() + path, method, "key", body);
    }

    private HttpResponse<String> vercel(String method, String path, String body) throws Exception {
        return ask(vercel.apiBase() + path + (path.contains("?") ? "&" : "?") + "teamId=team_1", method, "token", body);
    }

    private static HttpResponse<String> ask(String url, String method, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private String create(String name) throws Exception {
        assertThat(render("POST", "/services", SERVICE.replace("NAME", name)).statusCode())
                .isEqualTo(201);
        return render.services().getLast().id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "nope",
                "{\"type\":\"web_service\"}",
                "{\"type\":\"web_service\",\"name\":\"a\",\"ownerId\":\"tea-1\",\"serviceDetails\":{\"runtime\":\"node\"}}",
                "{\"type\":\"web_service\",\"name\":\"a\",\"ownerId\":\"tea-1\",\"surprise\":1,\"serviceDetails\":{\"runtime\":\"docker\"}}"
            })
    void shouldRefuseWhatRenderRefuses(String body) throws Exception {
        assertThat(render("POST", "/services", body).statusCode()).isEqualTo(400);
        assertThat(render.services()).isEmpty();
    }

    @Test
    void shouldWantTheKeyAndAUniqueName() throws Exception {
        create("one");

        assertThat(render("POST", "/services", SERVICE.replace("NAME", "one")).statusCode())
                .isEqualTo(409);
        assertThat(ask(render.apiBase() + "/services", "GET", "stolen", "").statusCode())
                .isEqualTo(401);
        assertThat(render.creates()).isEqualTo(1);
    }

    @Test
    void shouldListPageByPage() throws Exception {
        render.limit("create", 100);
        for (int i = 0; i < 25; i++) {
            create("s" + i);
        }

        String first = render("GET", "/services", "").body();
        String cursor = first.replaceAll("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
        String second = render("GET", "/services?cursor=" + cursor, "").body();
        assertThat(first.split("\"cursor\"", -1)).hasSize(21);
        assertThat(second.split("\"cursor\"", -1)).hasSize(6);
        assertThat(render("GET", "/services?limit=101", "").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTellWhatIsLeftAndThenRefuse() throws Exception {
        render.limit("create", 1);
        HttpResponse<String> made = render("POST", "/services", SERVICE.replace("NAME", "one"));
        HttpResponse<String> refused = render("POST", "/services", SERVICE.replace("NAME", "two"));

        assertThat(made.headers().firstValue("Ratelimit-Remaining")).contains("0");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldRunAWorkerOnceItsDeployIsLive() throws Exception {
        String id = create("one");
        URI health = URI.create(render.services().getFirst().url() + "/health");
        HttpRequest request = HttpRequest.newBuilder(health).build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(502);

        render("GET", "/services/" + id + "/deploys?limit=1", "");
        assertThat(render("GET", "/services/" + id + "/deploys?limit=1", "").body())
                .contains("\"status\":\"live\"");
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

        assertThat(render("POST", "/services/" + id + "/suspend", "").statusCode())
                .isEqualTo(202);
        assertThat(render("POST", "/services/" + id + "/suspend", "").statusCode())
                .isEqualTo(400);
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(502);
    }

    @Test
    void shouldServeANameThatIsAttachedVerifiedAndPointedHere() throws Exception {
        String id = create("one");
        render.dns(vercel::target);
        render("POST", "/services/" + id + "/custom-domains", "{\"name\":\"one.example.com\"}");
        render("POST", "/services/" + id + "/custom-domains/one.example.com/verify", "");
        assertThat(render.serving("one.example.com")).isEmpty();

        vercel(
                "POST",
                "/v2/domains/example.com/records",
                "{\"name\":\"one\",\"type\":\"CNAME\",\"value\":\"127.0.0.1\"}");
        assertThat(render.serving("one.example.com")).isEmpty();
        render("POST", "/services/" + id + "/custom-domains/one.example.com/verify", "");
        assertThat(render.serving("one.example.com")).isPresent();
    }

    @Test
    void shouldPlayFaults() throws Exception {
        render.next(Operation.CREATE_SERVICE, Fault.tooMany(7), new Fault.Reset(), new Fault.LoseAnswer());

        assertThat(render("POST", "/services", SERVICE.replace("NAME", "one"))
                        .headers()
                        .firstValue("Retry-After"))
                .contains("7");
        assertThatThrownBy(() -> render("POST", "/services", SERVICE.replace("NAME", "one")))
                .isInstanceOf(IOException.class);
        assertThat(render.services()).isEmpty();
        assertThatThrownBy(() -> render("POST", "/services", SERVICE.replace("NAME", "one")))
                .isInstanceOf(IOException.class);
        assertThat(render.services()).hasSize(1);
    }

    @Test
    void shouldKeepRecordsAsVercelDoes() throws Exception {
        String record = "{\"name\":\"one\",\"type\":\"CNAME\",\"value\":\"srv.example.net\"}";
        assertThat(vercel("POST", "/v2/domains/example.com/records", record).body())
                .contains("uid");
        HttpResponse<String> conflict = vercel("POST", "/v2/domains/example.com/records", record);

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("record_conflicts", "oldId");
        assertThat(vercel.records().getFirst().value()).isEqualTo("srv.example.net.");
        assertThat(vercel("PATCH", "/v4/domains/example.com/records/rec_1", "{}")
                        .body())
                .contains("method_unknown");
        assertThat(vercel("PATCH", "/v1/domains/records/rec_1", "{\"surprise\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(vercel.apiBase() + "/v4/domains/example.com/records", "GET", "token", "")
                        .statusCode())
                .as("without the team")
                .isEqualTo(404);
        assertThat(vercel.target("one.example.com")).isEqualTo(Optional.of("srv.example.net"));
    }
}
