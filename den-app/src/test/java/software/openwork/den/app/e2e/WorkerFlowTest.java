package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker on somebody's own machine: registered, looked at, deleted; and what is refused. */
@ExtendWith(SharedDen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerFlowTest {

    private static final String NOT_READY =
            "Worker runtime access is not ready yet. Wait for provisioning to finish and try again.";

    private final Den den;
    private Person person;

    WorkerFlowTest(Den den) {
        this.den = den;
    }

    @BeforeAll
    void signUp() {
        person = den.signUp("Margaret");
    }

    private long workers() {
        return den.rows().number("select count(*) from worker where created_by_user_id = ?", person.id());
    }

    private Reply create(String body) {
        return den.post("/v1/workers").as(person).json(body).send();
    }

    @Nested
    class Registered {

        @Test
        void shouldBeHealthyAtOnce() {
            Reply reply = create("""
                    {name: 'Desk', description: 'mine', destination: 'local', workspacePath: '/home/m/space',
                     sandboxBackend: 'podman', imageVersion: '3.1.4', status: 'failed', id: 'chosen'}
                    """);

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("content-type")).isEqualTo("application/json; charset=utf-8");
            JsonNode body = reply.json();
            assertThat(Json.keys(body)).containsExactlyInAnyOrder("worker", "tokens", "instance", "launch");
            assertThat(body.at("/tokens/host").textValue()).matches("[0-9a-f]{64}");
            assertThat(body.at("/tokens/client").textValue())
                    .matches("[0-9a-f]{64}")
                    .isNotEqualTo(body.at("/tokens/host").textValue());
            assertThat(body.get("instance").isNull()).isTrue();
            assertThat(body.get("launch")).isEqualTo(Json.of("{mode: 'instant', pollAfterMs: 0}"));
            JsonNode worker = body.get("worker");
            assertThat(worker.get("id").textValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(worker.get("createdByUserId").textValue()).isEqualTo(person.id());
            assertThat(worker.get("isMine").booleanValue()).isTrue();
            assertThat(worker.get("status").textValue()).isEqualTo("healthy");
            assertThat(worker.get("imageVersion").textValue()).isEqualTo("3.1.4");
            assertThat(worker.get("sandboxBackend").textValue()).isEqualTo("podman");
            assertThat(worker.get("workspacePath").textValue()).isEqualTo("/home/m/space");
            assertThat(Json.keys(worker))
                    .containsExactlyInAnyOrder(
                            "id",
                            "orgId",
                            "createdByUserId",
                            "isMine",
                            "name",
                            "description",
                            "destination",
                            "status",
                            "imageVersion",
                            "workspacePath",
                            "sandboxBackend",
                            "createdAt",
                            "updatedAt");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("software.openwork.den.app.e2e.WorkerFlowTest#goodBodies")
        void shouldTake(String title, String body, String field, String stored) {
            Reply created = create(body);
            assertThat(created.status()).as(created.body()).isEqualTo(201);

            JsonNode worker = den.get("/v1/workers/" + Server.id(created.json()))
                    .as(person)
                    .send()
                    .json()
                    .get("worker");

            assertThat(worker.get(field).textValue()).isEqualTo(stored);
        }

        @Test
        void shouldBeShownToItsOrgOnlyAndUnderItsExactId() {
            String id = Server.id(den.register(person, "Desk"));
            Person stranger = den.signUp("Stranger");

            Reply shown = den.get("/v1/workers/" + id).as(person).send();
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.json().at("/worker/name").textValue()).isEqualTo("Desk");
            assertThat(shown.json().get("instance").isNull()).isTrue();
            assertThat(shown.json().get("launch").isNull()).isTrue();
            assertThat(den.get("/v1/workers/" + id + "/").as(person).send().status())
                    .isEqualTo(200);
            for (String unknown :
                    new String[] {id.toUpperCase(Locale.ROOT), id + "%20", id.substring(1), "nonsense", "%F0%9F%A6%8A"
                    }) {
                assertNotFound(den.get("/v1/workers/" + unknown).as(person).send());
            }
            assertNotFound(den.get("/v1/workers/" + id).as(stranger).send());
            assertNotFound(den.post("/v1/workers/" + id + "/tokens")
                    .as(stranger)
                    .json("{}")
                    .send());
            assertNotFound(
                    den.get("/v1/workers/" + id + "/runtime").as(stranger).send());
            assertNotFound(den.delete("/v1/workers/" + id).as(stranger).send());
            assertThat(den.get("/v1/workers/" + id).as(person).send().status()).isEqualTo(200);
        }

        @Test
        void shouldHaveNoRuntimeThatDenCouldReach() {
            String id = Server.id(den.register(person, "Desk"));

            Reply tokens = den.post("/v1/workers/" + id + "/tokens")
                    .as(person)
                    .json("{}")
                    .send();
            Reply runtime = den.get("/v1/workers/" + id + "/runtime").as(person).send();
            Reply upgrade = den.post("/v1/workers/" + id + "/runtime/upgrade")
                    .as(person)
                    .json("{}")
                    .send();

            assertThat(tokens.status()).isEqualTo(502);
            assertThat(tokens.json())
                    .isEqualTo(Json.of("{error: 'worker_owner_token_unavailable', message: '" + NOT_READY + "'}"));
            assertThat(runtime.status()).isEqualTo(409);
            assertThat(runtime.json())
                    .isEqualTo(Json.of("{error: 'worker_runtime_unavailable', message: '" + NOT_READY + "'}"));
            assertThat(upgrade.status()).isEqualTo(409);
        }

        @Test
        void shouldSayWhenItsTokensWereRevoked() {
            String id = Server.id(den.register(person, "Desk"));
            den.rows().update("update worker_token set revoked_at = utc_timestamp(3) where worker_id = ?", id);

            Reply reply = den.post("/v1/workers/" + id + "/tokens")
                    .as(person)
                    .json("{}")
                    .send();

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("error").textValue()).isEqualTo("worker_tokens_unavailable");
        }

        @Test
        void shouldVanishWithItsRows() {
            String id = Server.id(den.register(person, "Desk"));

            Reply deleted = den.delete("/v1/workers/" + id).as(person).send();

            assertThat(deleted.status()).isEqualTo(204);
            assertThat(deleted.body()).isEmpty();
            assertNotFound(den.delete("/v1/workers/" + id).as(person).send());
            assertNotFound(den.get("/v1/workers/" + id).as(person).send());
            assertThat(den.rows().number("select count(*) from worker where id = ?", id))
                    .isZero();
            assertThat(den.rows().number("select count(*) from worker_token where worker_id = ?", id))
                    .isZero();
        }

        @Test
        void shouldBelongToADefaultOrgWhereThereWasNone() {
            Person homeless = den.signUp("Homeless");
            den.rows().update("delete from org where owner_user_id = ?", homeless.id());
            den.rows().update("delete from org_membership where user_id = ?", homeless.id());
            assertThat(den.get("/v1/workers?limit=abc").as(homeless).send().json())
                    .isEqualTo(Json.of("{workers: []}"));
            Reply elsewhere = den.post("/v1/workers")
                    .as(homeless)
                    .json("{name: 'W', destination: 'local', workspacePath: '/w', orgId: 'anything'}")
                    .send();

            JsonNode created = den.register(homeless, "Desk");

            assertThat(elsewhere.status()).isEqualTo(404);
            assertThat(elsewhere.json()).isEqualTo(Json.of("{error: 'org_not_found'}"));
            JsonNode orgs = den.get("/v1/me/orgs").as(homeless).send().json();
            assertThat(orgs.get("orgs")).hasSize(1);
            assertThat(orgs.get("defaultOrgId")).isEqualTo(created.at("/worker/orgId"));
        }
    }

    private static void assertNotFound(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        assertThat(reply.json()).isEqualTo(Json.of("{error: 'worker_not_found'}"));
    }

    static Stream<Arguments> goodBodies() {
        String longest = "n".repeat(255);
        return Stream.of(
                arguments(
                        "a path of one blank",
                        "{name: 'W', destination: 'local', workspacePath: ' '}",
                        "workspacePath",
                        " "),
                arguments(
                        "empty texts, kept as they are",
                        "{name: 'W', destination: 'local', workspacePath: '/w', description: ''}",
                        "description",
                        ""),
                arguments(
                        "nothing but what is needed",
                        "{name: 'W', destination: 'local', workspacePath: '/w'}",
                        "description",
                        null),
                arguments(
                        "letters beyond the basic plane",
                        "{name: '🦊 ø', destination: 'local', workspacePath: '/w'}",
                        "name",
                        "🦊 ø"),
                arguments(
                        "the longest name",
                        "{name: '%s', destination: 'local', workspacePath: '/w'}".formatted(longest),
                        "name",
                        longest));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void shouldRefuse(String title, String body, String answer) {
        long before = workers();

        Reply reply = create(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json()).isEqualTo(Json.of(answer));
        assertThat(workers()).isEqualTo(before);
    }

    private static Arguments field(String title, String body, String... fieldsAndMessages) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < fieldsAndMessages.length; i += 2) {
            fields.append(fields.isEmpty() ? "" : ", ")
                    .append(fieldsAndMessages[i])
                    .append(": ['")
                    .append(fieldsAndMessages[i + 1])
                    .append("']");
        }
        return arguments(
                title, body, "{error: 'invalid_request', details: {formErrors: [], fieldErrors: {" + fields + "}}}");
    }

    static Stream<Arguments> refusals() {
        String string = "Invalid input: expected string, received ";
        String choice = "Invalid option: expected one of \"local\"|\"cloud\"";
        return Stream.of(
                field("nothing", "{}", "name", string + "undefined", "destination", choice),
                field(
                        "an empty name",
                        "{name: '', destination: 'local', workspacePath: '/w'}",
                        "name",
                        "Too small: expected string to have >=1 characters"),
                field(
                        "a null name",
                        "{name: null, destination: 'local', workspacePath: '/w'}",
                        "name",
                        string + "null"),
                field("another planet", "{name: 'W', destination: 'mars'}", "destination", choice),
                field("capitals", "{name: 'W', destination: 'CLOUD'}", "destination", choice),
                field(
                        "a null description",
                        "{name: 'W', destination: 'local', workspacePath: '/w', description: null}",
                        "description",
                        string + "null"),
                field(
                        "wrong types everywhere",
                        "{name: 1, description: true, destination: 2, workspacePath: {}, sandboxBackend: 3, imageVersion: 4}",
                        "name",
                        string + "number",
                        "description",
                        string + "boolean",
                        "destination",
                        choice,
                        "workspacePath",
                        string + "object",
                        "sandboxBackend",
                        string + "number",
                        "imageVersion",
                        string + "number"),
                arguments(
                        "a list",
                        "[{}]",
                        "{error: 'invalid_request', details: {formErrors: ['Invalid input: expected object, received array'], fieldErrors: {}}}"),
                arguments("no path", "{name: 'W', destination: 'local'}", "{error: 'workspace_path_required'}"),
                arguments(
                        "an empty path",
                        "{name: 'W', destination: 'local', workspacePath: ''}",
                        "{error: 'workspace_path_required'}"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void shouldNameTheFieldThatIsTooLongOrBlank(String field, String value) {
        ObjectNode body = (ObjectNode) Json.of("{name: 'W', destination: 'local', workspacePath: '/w'}");
        body.put(field, value);

        Reply reply = den.post("/v1/workers")
                .as(person)
                .body("application/json", body.toString())
                .send();

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().get("error").textValue()).isEqualTo("invalid_request");
        assertThat(Json.keys(reply.json().at("/details/fieldErrors"))).containsExactly(field);
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                arguments("name", "n".repeat(256)),
                arguments("name", " \t "),
                arguments("description", "d".repeat(1025)),
                arguments("workspacePath", "/".repeat(1025)),
                arguments("sandboxBackend", "s".repeat(65)),
                arguments("imageVersion", "1".repeat(129)));
    }

    @Test
    void shouldReadJsonOnlyWhereItIsCalledJson() {
        String body = Json.text("{name: 'W', destination: 'local', workspacePath: '/w'}");
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/vnd.w+json"}) {
            Reply reply = den.post("/v1/workers").as(person).body(type, body).send();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/details/fieldErrors/name/0").textValue())
                    .isEqualTo("Invalid input: expected string, received undefined");
        }
    }

    @Test
    void shouldAskWhoIsThereBeforeAnythingElse() {
        String id = Server.id(den.register(person, "Desk"));
        for (Ask ask : new Ask[] {
            den.get("/v1/workers"),
            den.post("/v1/workers").json("{}"),
            den.get("/v1/workers/" + id),
            den.delete("/v1/workers/" + id),
            den.post("/v1/workers/" + id + "/tokens").json("{}"),
            den.get("/v1/workers/" + id + "/runtime"),
            den.post("/v1/workers/" + id + "/runtime/upgrade").json("{}"),
            den.get("/v1/workers/" + id + "/events"),
            den.get("/v1/workers/" + id + "/teardown"),
            den.get("/v1/workers/billing"),
            den.post("/v1/workers/billing/subscription").json("{}")
        }) {
            Reply reply = ask.send();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json()).isEqualTo(Json.of("{error: 'unauthorized'}"));
        }
    }

    @Test
    void shouldNotBeChangedByAnotherSite() {
        String body = "{name: 'W', destination: 'local', workspacePath: '/w'}";

        Reply stranger = den.post("/v1/workers")
                .as(person)
                .from(Server.STRANGER)
                .json(body)
                .send();
        Reply console = den.post("/v1/workers")
                .as(person)
                .from(Server.CONSOLE)
                .json(body)
                .send();

        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.json().get("error").textValue()).isEqualTo("invalid_origin");
        assertThat(console.status()).isEqualTo(201);
    }

    @Test
    void shouldNameTheMethodsThatThereAre() {
        String id = Server.id(den.register(person, "Desk"));
        for (Ask ask : new Ask[] {
            den.patch("/v1/workers/" + id).json("{}"),
            den.put("/v1/workers/" + id).json("{}"),
            den.post("/v1/workers/" + id).json("{}"),
            den.get("/v1/workers/" + id + "/tokens")
        }) {
            Reply reply = ask.as(person).send();
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).isNotEmpty();
        }
        assertNotFound(den.delete("/v1/workers/billing").as(person).send());
    }
}
