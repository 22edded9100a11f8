package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRole;

class OneWorkerTest {

    private static final String NOT_FOUND = "{\"error\":\"worker_not_found\"}";

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("ada@example.com");

    @AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldShowALocalWorker() {
        String id = den.createLocalWorker(cookie);

        Answer answer = get("/v1/workers/" + id + "/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/worker/id").textValue()).isEqualTo(id);
        assertThat(answer.json().path("instance").isNull()).isTrue();
        assertThat(answer.json().path("launch").isNull()).isTrue();
    }

    @Test
    void shouldShowHowALaunchIsGoing() {
        String id = den.createCloudWorker(cookie);

        Answer early = get("/v1/workers/" + id);
        den.runJobs();
        Answer late = get("/v1/workers/" + id);

        assertThat(early.json().at("/launch/step").textValue()).isEqualTo("host_created");
        assertThat(early.json().at("/launch/deadline").isTextual()).isTrue();
        assertThat(early.json().at("/launch/steps").toString())
                .isEqualTo("[{\"step\":\"requested\",\"state\":\"done\",\"startedAt\":\"2026-03-01T12:00:00.000Z\","
                        + "\"finishedAt\":\"2026-03-01T12:00:00.000Z\"},"
                        + "{\"step\":\"host_created\",\"state\":\"started\","
                        + "\"startedAt\":\"2026-03-01T12:00:00.000Z\",\"finishedAt\":null}]");
        assertThat(late.json().at("/worker/status").textValue()).isEqualTo("healthy");
        assertThat(late.json().path("instance").properties())
                .extracting(member -> member.getKey())
                .containsExactly("provider", "region", "url", "status", "createdAt", "updatedAt");
        assertThat(late.json().path("launch").properties())
                .extracting(member -> member.getKey())
                .containsExactly(
                        "step", "since", "attempt", "deadline", "code", "message", "reference", "providerRef", "steps");
        assertThat(late.json().at("/launch/steps")).hasSize(8);
        assertThat(late.json().at("/launch/deadline").isNull()).isTrue();
        assertThat(late.json().at("/launch/code").isNull()).isTrue();
        assertThat(late.json().at("/launch/providerRef").textValue()).isEqualTo("srv-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "%20", "%00", "a%2Fb", "..", "%2e%2e", "%F0%9F%A6%8A", "'%20OR%201=1", "a;b"})
    void shouldNotFindOthers(String id) {
        assertThat(get("/v1/workers/" + id).status()).isEqualTo(404);
    }

    @Test
    void shouldNotFindByAnIdThatIsOnlyAlike() {
        String id = den.createLocalWorker(cookie);

        assertThat(get("/v1/workers/" + id + "%20").body()).isEqualTo(NOT_FOUND);
        assertThat(get("/v1/workers/" + "x".repeat(65)).body()).isEqualTo(NOT_FOUND);
        assertThat(get("/v1/workers/" + id.replaceFirst("^.", "%3" + id.charAt(0)))
                        .status())
                .isEqualTo(200);
        assertThat(get("/v1/WORKERS/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E0%A4%A", "%zz", "%", "a%2", "%ED%A0%80", "%C0%AF"})
    void shouldRefuseAnIdThatCannotBeRead(String id) {
        for (String as : new String[] {cookie, "a=b"}) {
            Answer answer = den.client().get("/v1/workers/" + id).cookie(as).send();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        }
    }

    @Test
    void shouldNotShowWorkersOfOthers() {
        String id = den.createLocalWorker(cookie);
        String other = den.signUp("other@example.com");

        for (RawClient.Request request : new RawClient.Request[] {
            den.client().get("/v1/workers/" + id),
            den.client().request("DELETE", "/v1/workers/" + id),
            den.client().post("/v1/workers/" + id + "/tokens").json("{}"),
            den.client().get("/v1/workers/" + id + "/runtime"),
            den.client().post("/v1/workers/" + id + "/runtime/upgrade").json("{}"),
            den.client().post("/v1/workers/" + id + "/retry").json("{}"),
            den.client().get("/v1/workers/" + id + "/teardown"),
            den.client().get("/v1/workers/" + id + "/events"),
        }) {
            Answer answer = request.cookie(other).send();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NOT_FOUND);
        }
    }

    @Nested
    class Delete {

        @Test
        void shouldDeleteOnce() {
            String id = den.createLocalWorker(cookie);

            Answer answer = delete(id);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Content-Type")).isEmpty();
            assertThat(delete(id).body()).isEqualTo(NOT_FOUND);
            assertThat(get("/v1/workers/" + id).status()).isEqualTo(404);
            assertThat(delete("billing").body()).isEqualTo(NOT_FOUND);
        }

        @Test
        void shouldLeaveAReceiptOfWhatIsTakenDown() {
            String id = den.createCloudWorker(cookie);
            den.runJobs();
            delete(id);

            Answer pending = get("/v1/workers/" + id + "/teardown");
            den.runJobs();
            Answer finished = get("/v1/workers/" + id + "/teardown");

            assertThat(pending.json().at("/finishedAt").isNull()).isTrue();
            assertThat(pending.json().at("/steps/0/resource").textValue()).isEqualTo("host");
            assertThat(pending.json().at("/steps/0/state").textValue()).isEqualTo("pending");
            assertThat(finished.json().at("/workerId").textValue()).isEqualTo(id);
            assertThat(finished.json().at("/finishedAt").isTextual()).isTrue();
            assertThat(finished.json().at("/steps/0").properties())
                    .extracting(member -> member.getKey())
                    .containsExactly("resource", "ref", "state", "at", "attempts", "lastError");
            assertThat(finished.json().at("/steps/0/state").textValue()).isIn("suspended", "gone");
        }

        @Test
        void shouldHaveNoReceiptForWhatIsStillThere() {
            String id = den.createCloudWorker(cookie);

            assertThat(get("/v1/workers/" + id + "/teardown").body()).isEqualTo(NOT_FOUND);
        }

        private Answer delete(String id) {
            return den.client()
                    .request("DELETE", "/v1/workers/" + id)
                    .cookie(cookie)
                    .send();
        }
    }

    @Test
    void shouldLetMembersLookButNotTouch() {
        String id = den.createLocalWorker(cookie);
        String org = den.org(cookie);
        String member = den.signUp("member@example.com");
        String memberId = den.client()
                .get("/v1/me")
                .cookie(member)
                .send()
                .json()
                .at("/user/id")
                .textValue();
        den.orgs.addMember("m-1", new OrgId(org), new UserId(memberId), OrgRole.MEMBER);
        String query = "?orgId=" + org;

        Answer seen =
                den.client().get("/v1/workers/" + id + query).cookie(member).send();
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().at("/worker/isMine").booleanValue()).isFalse();
        for (RawClient.Request request : new RawClient.Request[] {
            den.client().request("DELETE", "/v1/workers/" + id + query),
            den.client().post("/v1/workers/" + id + "/tokens" + query),
            den.client().post("/v1/workers/" + id + "/retry" + query),
            den.client().post("/v1/workers/" + id + "/runtime/upgrade" + query),
        }) {
            Answer answer = request.cookie(member).send();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("error").textValue()).isEqualTo("forbidden");
        }
        assertThat(den.client()
                        .get("/v1/workers/" + id + "?orgId=foreign")
                        .cookie(member)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Nested
    class Retry {

        @Test
        void shouldRetryAFailedLaunch() {
            den.host.always(FakeWorkerHost.Operation.CREATE, new FakeWorkerHost.Fault.Rejected(FailureCode.HOST_QUOTA));
            String id = den.createCloudWorker(cookie);
            den.runJobs();

            Answer failed = get("/v1/workers/" + id);
            assertThat(failed.json().at("/worker/status").textValue()).isEqualTo("failed");
            assertThat(failed.json().at("/launch/code").textValue()).isEqualTo("host_quota");
            assertThat(failed.json().at("/launch/message").textValue()).isNotBlank();
            assertThat(failed.json().at("/launch/steps/1/state").textValue()).isEqualTo("failed");
            den.host.heal();
            Answer retried = retry(id);
            assertThat(retried.status()).isEqualTo(202);
            assertThat(retried.json().has("tokens")).isFalse();
            assertThat(retried.json().at("/worker/status").textValue()).isEqualTo("provisioning");
            assertThat(get("/v1/workers/" + id)
                            .json()
                            .at("/launch/steps/1/state")
                            .textValue())
                    .isEqualTo("started");
            den.runJobs();
            assertThat(get("/v1/workers/" + id).json().at("/worker/status").textValue())
                    .isEqualTo("healthy");
        }

        @Test
        void shouldRetryNothingElse() {
            Answer answer = retry(den.createCloudWorker(cookie));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("error").textValue()).isEqualTo("not_failed");
            assertThat(retry(den.createLocalWorker(cookie)).status()).isEqualTo(409);
        }

        private Answer retry(String id) {
            return den.client()
                    .post("/v1/workers/" + id + "/retry")
                    .cookie(cookie)
                    .json("{}")
                    .send();
        }
    }

    private Answer get(String path) {
        return den.client().get(path).cookie(cookie).send();
    }
}
