package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListWorkersTest {

    private static final int MADE = 25;

    private final TestDen den = TestDen.start();
    private String cookie = "";

    @BeforeAll
    void workersAreThere() {
        cookie = den.signUp("ll@example.com");
        for (int number = 1; number <= MADE; number++) {
            den.clock.advance(Duration.ofSeconds(1));
            den.createWorker(
                    cookie, "{\"name\":\"w" + number + "\",\"destination\":\"local\",\"workspacePath\":\"/w\"}");
        }
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @Test
    void shouldShowTheNewestFirst() {
        JsonNode workers = list("").json().path("workers");

        assertThat(workers).hasSize(20);
        assertThat(workers.path(0).path("name").textValue()).isEqualTo("w" + MADE);
        assertThat(workers.path(19).path("name").textValue()).isEqualTo("w6");
        assertThat(workers.path(0).path("instance").isNull()).isTrue();
        assertThat(workers.path(0).properties())
                .extracting(member -> member.getKey())
                .endsWith("createdAt", "updatedAt", "instance");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1,1",
        "limit=50,25",
        "limit=1e1,10",
        "limit=0x2,2",
        "limit=0b11,3",
        "limit=%202%20,2",
        "limit=+2,2",
        "limit=%2B2,2",
        "limit=%32,2",
        "limit=2.0,2",
        "limit[]=2,2",
        "limit[0]=2,2",
        "limit%5B%5D=2,2",
        "limit=2&offset=1,2",
        "LIMIT=2,20",
        "orgId=,20",
        "orgId=%20%20,20",
        "orgId=a&orgId=b,20",
        "orgId[]=a,20",
        "&&limit=3&=,3",
    })
    void shouldReadTheQueryGenerously(String query, int count) {
        Answer answer = list("?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("workers")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|Too small: expected number to be >=1",
                "limit=|Too small: expected number to be >=1",
                "limit=-1|Too small: expected number to be >=1",
                "limit=51|Too big: expected number to be <=50",
                "limit=1e999|Invalid input: expected number, received Infinity",
                "limit=abc|Invalid input: expected number, received NaN",
                "limit=NaN|Invalid input: expected number, received NaN",
                "limit=1d|Invalid input: expected number, received NaN",
                "limit=1_0|Invalid input: expected number, received NaN",
                "limit=0x|Invalid input: expected number, received NaN",
                "limit=0x1p3|Invalid input: expected number, received NaN",
                "limit=true|Invalid input: expected number, received NaN",
                "limit=null|Invalid input: expected number, received NaN",
                "limit=1&limit=2|Invalid input: expected number, received NaN",
                "limit[]=1&limit[]=2|Invalid input: expected number, received NaN",
                "limit[a]=2|Invalid input: expected number, received NaN",
                "limit=1.5|Invalid input: expected int, received number",
                "limit=0.5|Invalid input: expected int, received number",
                "limit=Infinity|Invalid input: expected number, received Infinity",
                "limit=-Infinity|Invalid input: expected number, received -Infinity",
            })
    void shouldRefuseALimitThatIsNone(String query, String message) {
        Answer answer = list("?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"invalid_request\",\"details\":{\"formErrors\":[],\"fieldErrors\":{\"limit\":[\""
                                + message + "\"]}}}");
    }

    @Test
    void shouldNameBothBoundsOfAHugeLimit() {
        assertThat(list("?limit=1e20").json().at("/details/fieldErrors/limit")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"orgId=nope", "limit=abc&orgId=nope", "orgId=%00", "orgId=%ff%fe"})
    void shouldKnowNoOtherOrg(String query) {
        Answer answer = list("?" + query);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("error").textValue()).isEqualTo("org_forbidden");
    }

    @Test
    void shouldTakeTheOrgFromABodyToo() {
        Answer answer = den.client()
                .get("/v1/workers")
                .cookie(cookie)
                .json("{\"orgId\":\"nope\"}")
                .send();

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldListTheOrgThatIsNamed() {
        String org = den.org(cookie);

        assertThat(list("?orgId=%20" + org + "%20").json().path("workers")).hasSize(20);
    }

    private Answer list(String query) {
        return den.client().get("/v1/workers" + query).cookie(cookie).send();
    }
}
