package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens and runtime of a worker. */
class ConnectTest {

    private static final String URL = "https://srv-1.host.example";
    private static final String NOT_READY =
            "Worker runtime access is not ready yet. Wait for provisioning to finish and try again.";

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("rt@example.com");
    private String id = "";

    @BeforeEach
    void launch() {
        id = den.createCloudWorker(cookie);
        den.runJobs();
    }

    @AfterEach
    void stop() {
        den.close();
    }

    @Nested
    class Tokens {

        @Test
        void shouldHandOutTokensAndWhereToConnect() {
            Answer answer = tokens(id);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("tokens").properties())
                    .extracting(member -> member.getKey())
                    .containsExactly("host", "client", "collaborator", "owner");
            assertThat(answer.json().at("/tokens/collaborator"))
                    .isEqualTo(answer.json().at("/tokens/client"));
            assertThat(answer.json().at("/tokens/owner").textValue()).isEqualTo("owner-1");
            assertThat(answer.json().at("/connect/workspaceId").textValue()).isEqualTo("ws_1");
            assertThat(answer.json().at("/connect/openworkUrl").textValue()).isEqualTo(URL + "/w/ws_1");
            assertThat(tokens(id).json().at("/tokens/owner").textValue()).isEqualTo("owner-2");
        }

        @Test
        void shouldEncodeTheWorkspaceInTheUrl() {
            den.runtime.workspace(URL, "a b/ü");

            assertThat(tokens(id).json().at("/connect/openworkUrl").textValue()).isEqualTo(URL + "/w/a%20b%2F%C3%BC");
        }

        @Test
        void shouldConnectWithoutAWorkspace() {
            den.runtime.workspace(URL, (String) null);

            Answer answer = tokens(id);

            assertThat(answer.json().at("/connect/workspaceId").isNull()).isTrue();
            assertThat(answer.json().at("/connect/openworkUrl").textValue()).isEqualTo(URL);
        }

        @Test
        void shouldDoWithoutAnOwnerWhereNothingRealRuns() {
            den.runtime.down(true);

            Answer answer = tokens(id);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/tokens/owner").isNull()).isTrue();
        }

        @Test
        void shouldSayThatALocalWorkerHasNoRuntime() {
            Answer answer = tokens(den.createLocalWorker(cookie));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"worker_owner_token_unavailable\",\"message\":\"" + NOT_READY + "\"}");
        }

        @Test
        void shouldSayThatTokensAreGone() {
            den.database.table("worker_token").clear();

            Answer answer = tokens(id);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"worker_tokens_unavailable\",\"message\":\"Worker tokens are missing "
                            + "for this worker. Launch a new worker and try again.\"}");
        }

        private Answer tokens(String worker) {
            return den.client()
                    .post("/v1/workers/" + worker + "/tokens")
                    .cookie(cookie)
                    .json("{}")
                    .send();
        }
    }

    @Nested
    class RuntimeVersions {

        @Test
        void shouldPassOnWhatTheWorkerSays() {
            den.runtime.versions(URL, 200, "{\"v\":1}");
            assertThat(versions(id).status()).isEqualTo(200);
            assertThat(versions(id).body()).isEqualTo("{\"v\":1}");
            assertThat(versions(id).header("Content-Type")).contains("application/json; charset=utf-8");

            den.runtime.versions(URL, 404, "{\"message\":\"nope\"}");
            assertThat(versions(id).status()).isEqualTo(404);
            assertThat(versions(id).body()).isEqualTo("{\"message\":\"nope\"}");

            den.runtime.versions(URL, 500, "null");
            assertThat(versions(id).status()).isEqualTo(500);
            assertThat(versions(id).body()).isEqualTo("null");

            den.runtime.versions(URL, 204, "null");
            assertThat(versions(id).status()).isEqualTo(204);
            assertThat(versions(id).body()).isEmpty();
        }

        @Test
        void shouldPassOnTheBodyOfAnUpgrade() {
            den.client()
                    .post("/v1/workers/" + id + "/runtime/upgrade")
                    .cookie(cookie)
                    .json(" {\"service\" : \"all\"}")
                    .send();
            den.client()
                    .post("/v1/workers/" + id + "/runtime/upgrade")
                    .cookie(cookie)
                    .send();

            assertThat(den.runtime.calls())
                    .filteredOn(call -> call.method().equals("upgrade"))
                    .extracting(call -> call.body())
                    .containsExactly(" {\"service\" : \"all\"}", "{}");
        }

        @Test
        void shouldSayThatNobodyAnswers() {
            den.runtime.down(true);

            assertThat(versions(id).status()).isEqualTo(502);
            assertThat(versions(id).body()).isEqualTo("{\"message\":\"fetch failed\"}");
        }

        @Test
        void shouldSayThatALocalWorkerHasNone() {
            Answer answer = versions(den.createLocalWorker(cookie));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"worker_runtime_unavailable\",\"message\":\"" + NOT_READY + "\"}");
        }

        private Answer versions(String worker) {
            return den.client()
                    .get("/v1/workers/" + worker + "/runtime")
                    .cookie(cookie)
                    .send();
        }
    }
}
