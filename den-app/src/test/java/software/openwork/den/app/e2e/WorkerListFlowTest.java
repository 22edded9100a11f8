package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of workers: its order, its limit and whose it is. */
@ExtendWith(SharedDen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerListFlowTest {

    private final Den den;
    private Person three;

    WorkerListFlowTest(Den den) {
        this.den = den;
    }

    /** Somebody who has three workers. */
    @BeforeAll
    void signUp() {
        three = den.signUp("Annie");
        registerMany(three, 3);
    }

    private Reply list(Person person, String query) {
        return den.get("/v1/workers" + query).as(person).send();
    }

    private List<String> names(Person person, String query) {
        Reply reply = list(person, query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("workers").findValuesAsText("name");
    }

    private String org(Person person) {
        return den.get("/v1/me/orgs")
                .as(person)
                .send()
                .json()
                .get("defaultOrgId")
                .textValue();
    }

    private void registerMany(Person person, int count) {
        String org = org(person);
        for (int i = 0; i < count; i++) {
            den.rows()
                    .update(
                            "insert into worker (id, org_id, name, destination, status, created_at, updated_at)"
                                    + " values (?, ?, ?, 'local', 'healthy', ?, ?)",
                            UUID.randomUUID().toString(),
                            org,
                            "w" + i,
                            "2020-02-02 02:00:%02d.000".formatted(i),
                            "2020-02-02 02:00:%02d.000".formatted(i));
        }
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(list(den.signUp("Nobody"), "").json()).isEqualTo(Json.of("{workers: []}"));
    }

    @Test
    void shouldShowTheNewestTwentyFirst() {
        Person person = den.signUp("Many");
        registerMany(person, 23);
        den.register(person, "newest");

        assertThat(names(person, "")).hasSize(20).startsWith("newest", "w22", "w21");
        assertThat(names(person, "?limit=50")).hasSize(24).endsWith("w0");
    }

    @Test
    void shouldShowWorkersOfNobody() {
        JsonNode worker = list(three, "").json().at("/workers/0");

        assertThat(worker.get("createdByUserId").isNull()).isTrue();
        assertThat(worker.get("isMine").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "limit=1|1",
                "limit=2|2",
                "limit=50|3",
                "limit=1e1|3",
                "limit=0x2|2",
                "limit=%202%20|2",
                "limit=%32|2",
                "limit%5B%5D=2|2",
                "limit=1&offset=1|1",
                "orgId=|3",
                "orgId=%20|3",
                "orgId=a&orgId=b|3"
            })
    void shouldUnderstand(String query, int size) {
        assertThat(names(three, "?" + query))
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(i -> "w" + (2 - i)).toList());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void shouldRefuseALimit(String query, String message) {
        Reply reply = list(three, "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json())
                .isEqualTo(Json.of("{error: 'invalid_request', details: {formErrors: [], fieldErrors: {limit: ['%s']}}}"
                        .formatted(message)));
    }

    static Stream<Arguments> limits() {
        String small = "Too small: expected number to be >=1";
        String nan = "Invalid input: expected number, received NaN";
        return Stream.of(
                arguments("limit=0", small),
                arguments("limit=-7", small),
                arguments("limit=", small),
                arguments("limit=51", "Too big: expected number to be <=50"),
                arguments("limit=many", nan),
                arguments("limit=NaN", nan),
                arguments("limit=true", nan),
                arguments("limit=null", nan),
                arguments("limit=1&limit=2", nan),
                arguments("limit%5Bx%5D=2", nan),
                arguments("limit=2.5", "Invalid input: expected int, received number"),
                arguments("limit=Infinity", "Invalid input: expected number, received Infinity"));
    }

    @Test
    void shouldShowAnOrgToItsMembersOnly() {
        String foreign = org(den.signUp("Other"));

        for (String query : new String[] {"?orgId=" + foreign, "?orgId=made-up", "?limit=abc&orgId=made-up"}) {
            Reply reply = list(three, query);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json())
                    .isEqualTo(Json.of("{error: 'org_forbidden', message: 'You do not have access to that org.'}"));
        }
        Reply header =
                den.get("/v1/workers").with("x-org-id", foreign).as(three).send();
        assertThat(header.status()).isEqualTo(200);
    }

    @Test
    void shouldShowTheOrgThatIsAskedFor() {
        // The older org is the default one.
        Person guest = den.signUp("Guest");
        Person host = den.signUp("Host");
        den.register(host, "theirs");
        den.register(guest, "mine");
        den.rows()
                .update(
                        "insert into org_membership (id, org_id, user_id, role, created_at)"
                                + " values (?, ?, ?, 'member', utc_timestamp(3))",
                        UUID.randomUUID().toString(),
                        org(host),
                        guest.id());

        assertThat(names(guest, "")).containsExactly("mine");
        assertThat(names(guest, "?orgId=" + org(host))).containsExactly("theirs");
        JsonNode theirs = list(guest, "?orgId=" + org(host)).json().at("/workers/0");
        assertThat(theirs.get("isMine").booleanValue()).isFalse();
        assertThat(den.get("/v1/me/orgs").as(guest).send().json().get("orgs").findValuesAsText("role"))
                .containsExactly("owner", "member");
    }
}
