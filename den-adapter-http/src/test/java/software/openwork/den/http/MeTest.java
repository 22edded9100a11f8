package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeTest {

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("me@example.com");

    @AfterEach
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/v1/me/", "/V1/ME", "/v1/me?disableRefresh=true"})
    void shouldSayWhoIAm(String path) {
        Answer answer = den.client().get(path).cookie(cookie).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.json().at("/user/email").textValue()).isEqualTo("me@example.com");
    }

    @Test
    void shouldAnswerHeadWithoutABody() {
        Answer get = den.client().get("/v1/me").cookie(cookie).send();
        Answer head = den.client().request("HEAD", "/v1/me").cookie(cookie).send();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @Test
    void shouldNotRepeatWhatTheClientHas() {
        String tag =
                den.client().get("/v1/me").cookie(cookie).send().header("ETag").orElseThrow();

        Answer known = get(tag);

        assertThat(tag).startsWith("W/\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("Content-Type")).isEmpty();
        assertThat(known.header("ETag")).contains(tag);
        assertThat(get("\"x\", " + tag.substring(2)).status()).isEqualTo(304);
        assertThat(get("*").status()).isEqualTo(304);
        assertThat(get("W/\"x\"").status()).isEqualTo(200);
        assertThat(den.client()
                        .get("/v1/me")
                        .cookie(cookie)
                        .header("If-None-Match", tag)
                        .header("Cache-Control", "no-cache")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldListOrgs() {
        Answer answer = den.client().get("/v1/me/orgs").cookie(cookie).send();

        assertThat(answer.json().at("/orgs/0").properties())
                .extracting(member -> member.getKey())
                .containsExactly("id", "name", "slug", "role");
        assertThat(answer.json().at("/orgs/0/role").textValue()).isEqualTo("owner");
        assertThat(answer.json().at("/defaultOrgId")).isEqualTo(answer.json().at("/orgs/0/id"));
        assertThat(answer.json().at("/orgs/0/slug").textValue())
                .isEqualTo(
                        "personal-" + answer.json().at("/orgs/0/id").textValue().substring(0, 8));
    }

    @Test
    void shouldHaveNoOrgAndGetOneWithTheFirstWorker() {
        den.database.table("org_membership").clear();

        assertThat(den.client().get("/v1/me/orgs").cookie(cookie).send().body())
                .isEqualTo("{\"orgs\":[],\"defaultOrgId\":null}");
        assertThat(den.client().get("/v1/workers").cookie(cookie).send().body()).isEqualTo("{\"workers\":[]}");
        assertThat(den.client()
                        .get("/v1/workers?limit=abc")
                        .cookie(cookie)
                        .send()
                        .body())
                .isEqualTo("{\"workers\":[]}");
        assertThat(den.client().get("/v1/workers/xyz").cookie(cookie).send().status())
                .isEqualTo(404);
        Answer named = den.client()
                .post("/v1/workers")
                .cookie(cookie)
                .json("{\"name\":\"W\",\"destination\":\"local\",\"workspacePath\":\"/w\",\"orgId\":\"any\"}")
                .send();
        assertThat(named.status()).isEqualTo(404);
        assertThat(named.body()).isEqualTo("{\"error\":\"org_not_found\"}");
        den.createLocalWorker(cookie);
        assertThat(den.client().get("/v1/me/orgs").cookie(cookie).send().json().path("orgs"))
                .hasSize(1);
    }

    private Answer get(String ifNoneMatch) {
        return den.client()
                .get("/v1/me")
                .cookie(cookie)
                .header("If-None-Match", ifNoneMatch)
                .send();
    }
}
