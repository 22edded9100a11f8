package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.http.system.SystemRoutes;

class OpenApiTest {

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    private JsonNode document() {
        return den.client().get("/openapi.json").send().json();
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        JsonNode document = document();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    assertThat(method.getValue().path("summary").asText())
                            .as(path.getKey())
                            .isNotEmpty();
                    assertThat(method.getValue().at("/tags/0").asText()).isNotEqualTo("Other");
                }));
        Set<String> declared = new TreeSet<>();
        den.adapter.routes().routes().forEach(route -> {
            if (!SystemRoutes.isPage(route)) {
                declared.add(route.method() + " " + route.path().text());
            }
        });

        assertThat(described).isEqualTo(declared);
        assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(document.at("/info/version").textValue()).isEqualTo("1.2.3");
        assertThat(document.at("/paths/~1v1~1me/get/security")).hasSize(2);
        assertThat(document.at("/paths/~1health/get/security")).isEmpty();
    }

    @Test
    void shouldNameNoShapeThatIsMissing() {
        JsonNode document = document();
        List<String> names = document.findValuesAsText("$ref");

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(document.at(name.substring(1)).isObject())
                        .as(name)
                        .isTrue());
    }

    @Test
    void shouldBeAPageForPeopleThatLoadsNothingFromElsewhere() {
        Answer page = den.client().get("/docs").send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(page.body())
                .contains("GET /v1/workers/{id}", "Session wanted", "href=\"#Overview\"")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void shouldNoticeAnAnswerThatIsNotAsDescribed() {
        Described described = new Described(document());
        List<String> json = List.of("Content-Type: application/json");

        described.check("GET", "/v1/me/orgs?x=y", new Answer(200, json, "{\"orgs\":[],\"defaultOrgId\":null}"));
        for (String body : List.of(
                "{\"orgs\":[]}",
                "{\"orgs\":[],\"defaultOrgId\":1}",
                "{\"orgs\":[],\"defaultOrgId\":" + "null,\"more\":1}")) {
            assertThatThrownBy(() -> described.check("GET", "/v1/me/orgs", new Answer(200, json, body)))
                    .isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> described.check("GET", "/v1/me", new Answer(401, json, "{\"oops\":1}")))
                .isInstanceOf(AssertionError.class);
    }
}
