package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateWorkerTest {

    private static final String DESTINATION = "Invalid option: expected one of \"local\"|\"cloud\"";
    private static final String SMALL = "Too small: expected string to have >=1 characters";

    private final TestDen den = TestDen.start();
    private String cookie = "";

    @BeforeAll
    void signUp() {
        cookie = den.signUp("wl@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @Test
    void shouldPutALocalWorkerOnRecord() {
        Answer answer = create("""
                {"name":"My worker","description":"d","destination":"local","workspacePath":"/home/a",
                 "sandboxBackend":"docker","imageVersion":"1.2.3","status":"failed","id":"x"}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().properties())
                .extracting(member -> member.getKey())
                .containsExactly("worker", "tokens", "instance", "launch");
        assertThat(answer.json().path("worker").properties())
                .extracting(member -> member.getKey())
                .containsExactly(
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
        assertThat(answer.json().at("/worker/status").textValue()).isEqualTo("healthy");
        assertThat(answer.json().at("/worker/isMine").booleanValue()).isTrue();
        assertThat(answer.json().at("/tokens/host").textValue()).hasSize(64);
        assertThat(answer.json().at("/tokens/client").textValue()).hasSize(64);
        assertThat(answer.json().path("instance").isNull()).isTrue();
        assertThat(answer.json().path("launch").toString()).isEqualTo("{\"mode\":\"instant\",\"pollAfterMs\":0}");
    }

    @Test
    void shouldBeginToLaunchACloudWorkerUpToTheLimit() {
        String somebody = den.signUp("cloud@example.com");
        String body = "{\"name\":\"C\",\"destination\":\"cloud\",\"workspacePath\":\"/ignored\"}";

        Answer answer = create(somebody, body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/worker/status").textValue()).isEqualTo("provisioning");
        assertThat(answer.json().path("launch").toString()).isEqualTo("{\"mode\":\"async\",\"pollAfterMs\":5000}");
        create(somebody, body);
        create(somebody, body);
        Answer tooMany = create(somebody, body);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.json().path("error").textValue()).isEqualTo("worker_limit_reached");
    }

    @Test
    void shouldKeepEmptyTextsApartFromNone() {
        Answer answer = create(local("\"description\":\"\",\"sandboxBackend\":\"\",\"workspacePath\":\" \""));

        assertThat(answer.json().at("/worker/description").textValue()).isEmpty();
        assertThat(answer.json().at("/worker/sandboxBackend").textValue()).isEmpty();
        assertThat(answer.json().at("/worker/imageVersion").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"W\",\"destination\":\"local\"}",
                "{\"name\":\"W\",\"destination\":\"local\",\"workspacePath\":\"\"}"
            })
    void shouldWantAPathForALocalWorker(String body) {
        assertThat(create(body).status()).isEqualTo(400);
        assertThat(create(body).body()).isEqualTo("{\"error\":\"workspace_path_required\"}");
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(local("\"name\":\"\""), field("name", SMALL)),
                Arguments.of(local("\"name\":\"  \\t \""), field("name", SMALL)),
                Arguments.of(local("\"name\":1"), wrong("name", "number")),
                Arguments.of(local("\"name\":null"), wrong("name", "null")),
                Arguments.of(local("\"name\":{}"), wrong("name", "object")),
                Arguments.of(
                        local("\"name\":\"\\ud83d\""), field("name", "Invalid string: must be well-formed Unicode")),
                Arguments.of(local("\"name\":\"" + "n".repeat(256) + "\""), big("name", 255)),
                Arguments.of(local("\"description\":5"), wrong("description", "number")),
                Arguments.of(local("\"description\":null"), wrong("description", "null")),
                Arguments.of(local("\"description\":\"" + "d".repeat(1025) + "\""), big("description", 1024)),
                Arguments.of(local("\"workspacePath\":4"), wrong("workspacePath", "number")),
                Arguments.of(local("\"workspacePath\":\"" + "p".repeat(1025) + "\""), big("workspacePath", 1024)),
                Arguments.of(local("\"sandboxBackend\":true"), wrong("sandboxBackend", "boolean")),
                Arguments.of(local("\"sandboxBackend\":\"" + "s".repeat(65) + "\""), big("sandboxBackend", 64)),
                Arguments.of(local("\"imageVersion\":[]"), wrong("imageVersion", "array")),
                Arguments.of(local("\"imageVersion\":\"" + "i".repeat(129) + "\""), big("imageVersion", 128)),
                Arguments.of(local("\"destination\":\"mars\""), field("destination", DESTINATION)),
                Arguments.of(local("\"destination\":\"LOCAL\""), field("destination", DESTINATION)),
                Arguments.of(local("\"destination\":1"), field("destination", DESTINATION)),
                Arguments.of("{\"name\":\"W\"}", field("destination", DESTINATION)));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldNameAnInvalidField(String body, String fieldErrors) {
        Answer answer = create(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_request\",\"details\":{\"formErrors\":[],\"fieldErrors\":{"
                        + fieldErrors + "}}}");
    }

    @Test
    void shouldNameAllInvalidFieldsInTheirOrder() {
        Answer answer = create("""
                {"imageVersion":6,"sandboxBackend":5,"workspacePath":4,"destination":3,"description":2,"name":1}""");

        assertThat(answer.json().at("/details/fieldErrors").properties())
                .extracting(member -> member.getKey())
                .containsExactly(
                        "name", "description", "destination", "workspacePath", "sandboxBackend", "imageVersion");
    }

    @Test
    void shouldWantAnObject() {
        assertThat(create("[1]").body())
                .isEqualTo("{\"error\":\"invalid_request\",\"details\":{\"formErrors\":"
                        + "[\"Invalid input: expected object, received array\"],\"fieldErrors\":{}}}");
        String nothing = "{\"error\":\"invalid_request\",\"details\":{\"formErrors\":[],\"fieldErrors\":{"
                + wrong("name", "undefined") + "," + field("destination", DESTINATION) + "}}}";
        assertThat(create("{}").body()).isEqualTo(nothing);
        assertThat(den.client().post("/v1/workers").cookie(cookie).send().body())
                .isEqualTo(nothing);
        assertThat(den.client()
                        .post("/v1/workers")
                        .cookie(cookie)
                        .form("name=W&destination=local&workspacePath=/w")
                        .send()
                        .body())
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource({"/v1/workers,nope", "/v1/workers?orgId=nope,''", "/v1/workers?orgId=%ED%A0%80,''"})
    void shouldKnowNoOtherOrg(String path, String inBody) {
        Answer answer = den.client()
                .post(path)
                .cookie(cookie)
                .json(local("\"orgId\":\"" + inBody + "\""))
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"org_forbidden\",\"message\":\"You do not have access to that org.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[]", "\"\"", "\"  \""})
    void shouldTakeWhatIsNoOrgForNone(String orgId) {
        assertThat(create(local("\"orgId\":" + orgId)).status()).isEqualTo(201);
    }

    @Test
    void shouldTakeNamesAsTheyAre() {
        Answer answer = create(local("\"name\":\" 🦊\\u0000<b> \""));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/worker/name").textValue()).isEqualTo(" 🦊\u0000<b> ");
        assertThat(create(local("\"name\":\"" + "🦊".repeat(255) + "\"")).status())
                .isEqualTo(201);
    }

    @Test
    void shouldAnswerARepeatedRequestTheSame() {
        String somebody = den.signUp("twice@example.com");
        String body = "{\"name\":\"C\",\"destination\":\"cloud\"}";

        Answer first = keyed(somebody, "key-1", body);
        den.runJobs();
        Answer again = keyed(somebody, "key-1", "{ \"destination\":\"cloud\", \"name\":\"C\"}");
        Answer other = keyed(somebody, "key-1", "{\"name\":\"D\",\"destination\":\"cloud\"}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("error").textValue()).isEqualTo("idempotency_key_reused");
        assertThat(keyed(somebody, "key-2", body).json().at("/worker/id"))
                .isNotEqualTo(first.json().at("/worker/id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 5_000})
    void shouldRefuseWhatIsNoIdempotencyKey(int length) {
        Answer answer = keyed(cookie, "k".repeat(length), local("\"name\":\"N\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/fieldErrors").has("Idempotency-Key"))
                .isTrue();
        assertThat(keyed(cookie, "k".repeat(255), local("\"name\":\"N\"")).status())
                .isEqualTo(201);
    }

    private Answer keyed(String as, String key, String json) {
        return den.client()
                .post("/v1/workers")
                .cookie(as)
                .header("Idempotency-Key", key)
                .json(json)
                .send();
    }

    private Answer create(String json) {
        return create(cookie, json);
    }

    private Answer create(String as, String json) {
        return den.client().post("/v1/workers").cookie(as).json(json).send();
    }

    private static String local(String members) {
        return "{\"name\":\"W\",\"destination\":\"local\",\"workspacePath\":\"/w\"," + members + "}";
    }

    private static String field(String name, String message) {
        return "\"" + name + "\":[\"" + message.replace("\"", "\\\"") + "\"]";
    }

    private static String wrong(String name, String kind) {
        return field(name, "Invalid input: expected string, received " + kind);
    }

    private static String big(String name, int most) {
        return field(name, "Too big: expected string to have <=" + most + " characters");
    }
}
