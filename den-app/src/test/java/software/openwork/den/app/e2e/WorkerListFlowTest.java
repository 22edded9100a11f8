package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of workers: its order, its limit and whose it is. */
@ExtendWith(SharedDen.class)
class WorkerListFlowTest {

    private final Den den;
    private Person person;

    WorkerListFlowTest(Den den) {
        this.den = den;
    }

    @BeforeEach
    void signUp() {
        person = den.signUp("Annie");
    }

    private Reply list(String query) {
        return den.get("/v1/workers" + query).as(person).send();
    }

    private List<String> names(String query) {
        Reply reply = list(query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("workers").findValuesAsText("name");
    }

    private void registerMany(int count) {
        String org = den.get("/v1/me/orgs")
                .as(person)
                .send()
                .json()
                .get("defaultOrgId")
                .textValue();
        for (int i = 0; i < count; i++) {
            den.rows()
                    .update(
                            "insert into worker (id, org_id, name, destination, status, created_at, updated_at)"
                                    + " values (?, ?, ?, 'local', 'healthy', ?, ?)",
                            java.util.UUID.randomUUID().toString(),
                            org,
                            "w" + i,
                            "2020-02-02 02:00:%02d.000".formatted(i),
                            "2020-02-02 02:00:%02d.000".formatted(i));
        }
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(list("").json()).isEqualTo(Json.of("{workers: []}"));
    }

    @Test
    void shouldShowTheNewestTwentyFirst() {
        registerMany(23);
        den.register(person, "newest");

        assertThat(names("")).hasSize(20).startsWith("newest", "w22", "w21");
        assertThat(names("?limit=50")).hasSize(24).endsWith("w0");
    }

    @Test
    void shouldShowWorkersOfNobody() {
        registerMany(1);

        assertThat(list("").json().at("/workers/0/createdByUserId").isNull()).isTrue();
        assertThat(list("").json().at("/workers/0/isMine").booleanValue()).isFalse();
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
        registerMany(3);

        assertThat(names("?" + query))
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(i -> "w" + (2 - i)).toList());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void shouldRefuseALimit(String query, String message) {
        Reply reply = list("?" + query);

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
        Person other = den.signUp("Other");
        String foreign = den.get("/v1/me/orgs")
                .as(other)
                .send()
                .json()
                .get("defaultOrgId")
                .textValue();

        for (String query : new String[] {"?orgId=" + foreign, "?orgId=made-up", "?limit=abc&orgId=made-up"}) {
            Reply reply = list(query);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json())
                    .isEqualTo(Json.of("{error: 'org_forbidden', message: 'You do not have access to that org.'}"));
        }
        assertThat(den.get("/v1/workers")
                        .with("x-org-id", foreign)
                        .as(person)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldShowTheOrgThatIsAskedFor() {
        Person host = den.signUp("Host");
        den.register(host, "theirs");
        String org = den.get("/v1/me/orgs")
                .as(host)
                .send()
                .json()
                .get("defaultOrgId")
                .textValue();
        den.rows()
                .update(
                        "insert into org_membership (id, org_id, user_id, role, created_at)"
                                + " values (?, ?, ?, 'member', utc_timestamp(3))",
                        java.util.UUID.randomUUID().toString(),
                        org,
                        person.id());
        den.register(person, "mine");

        assertThat(names("")).containsExactly("mine");
        assertThat(names("?orgId=" + org)).containsExactly("theirs");
        assertThat(list("?orgId=" + org).json().at("/workers/0/isMine").booleanValue())
                .isFalse();
        assertThat(den.get("/v1/me/orgs").as(person).send().json().get("orgs").findValuesAsText("role"))
                .containsExactly("owner", "member");
    }
}
