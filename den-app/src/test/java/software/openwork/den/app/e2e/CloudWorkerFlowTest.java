package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: launch a worker in the cloud, watch it become healthy, connect, delete it. */
@ExtendWith(SharedDen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudWorkerFlowTest {

    private static final List<String> STEPS = List.of(
            "requested",
            "host_created",
            "deploy_live",
            "runtime_healthy",
            "domain_attached",
            "dns_ready",
            "vanity_healthy",
            "live");

    private final Den den;
    private Person person;

    CloudWorkerFlowTest(Den den) {
        this.den = den;
    }

    @BeforeAll
    void signUp() {
        person = den.signUp("Radia");
    }

    @Test
    void shouldAnswerAtOnceAndBecomeHealthyLater() {
        JsonNode created = den.launch(person, "Cloudy");
        String id = Server.id(created);

        assertThat(created.at("/worker/status").textValue()).isEqualTo("provisioning");
        assertThat(created.at("/worker/workspacePath").isNull()).isTrue();
        assertThat(created.get("instance").isNull()).isTrue();
        assertThat(created.get("launch")).isEqualTo(Json.of("{mode: 'async', pollAfterMs: 5000}"));

        JsonNode healthy = den.awaitHealthy(person, id);

        JsonNode instance = healthy.get("instance");
        assertThat(instance.get("provider").textValue()).isEqualTo("stub");
        assertThat(instance.get("region").isNull()).isTrue();
        assertThat(instance.get("status").textValue()).isEqualTo("healthy");
        assertThat(instance.get("url").textValue()).isEqualTo(den.workerUrl(id));
        assertThat(healthy.at("/launch/step").textValue()).isEqualTo("live");
        assertThat(healthy.at("/launch/code").isNull()).isTrue();
        assertThat(healthy.at("/launch/steps").findValuesAsText("step")).isSubsetOf(STEPS);
        assertThat(healthy.at("/launch/steps").findValuesAsText("state")).isSubsetOf("done", "skipped");
        JsonNode listed = den.get("/v1/workers").as(person).send().json().at("/workers/0");
        assertThat(listed.get("id").textValue()).isEqualTo(id);
        assertThat(listed.get("instance")).isEqualTo(instance);
    }

    @Test
    void shouldTellEachStepOnceAndInOrder() {
        String id = Server.id(den.launch(person, "Told"));

        // The stream ends by itself once the launch is over.
        List<ServerEvents.Event> events = ServerEvents.read(den, person, "/v1/workers/" + id + "/events");

        assertThat(events).extracting(ServerEvents.Event::type).containsOnly("step", "status");
        assertThat(events).extracting(ServerEvents.Event::id).isSorted().doesNotHaveDuplicates();
        ServerEvents.Event last = events.getLast();
        assertThat(last.type()).isEqualTo("status");
        assertThat(last.data().get("status").textValue()).isEqualTo("healthy");
        List<String> done = events.stream()
                .filter(event -> event.type().equals("step"))
                .filter(event -> List.of("done", "skipped")
                        .contains(event.data().get("state").textValue()))
                .map(event -> event.data().get("step").textValue())
                .toList();
        assertThat(done).isSubsetOf(STEPS).doesNotHaveDuplicates().contains("host_created", "live");

        List<ServerEvents.Event> rest =
                ServerEvents.read(den, person, "/v1/workers/" + id + "/events?after=" + (last.id() - 1));
        assertThat(rest).extracting(ServerEvents.Event::id).containsExactly(last.id());
        JsonNode polled = den.get("/v1/workers/" + id + "/events")
                .with("accept", "application/json")
                .as(person)
                .send()
                .json();
        assertThat(polled.get("events")).hasSameSizeAs(events);
        assertThat(polled.has("next")).isTrue();
    }

    @Test
    void shouldGiveOutTokensThoughNothingRuns() {
        JsonNode created = den.launch(person, "Open");
        String id = Server.id(created);
        den.awaitHealthy(person, id);

        Reply reply =
                den.post("/v1/workers/" + id + "/tokens").as(person).json("{}").send();

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode tokens = reply.json().get("tokens");
        assertThat(tokens.get("host")).isEqualTo(created.at("/tokens/host"));
        assertThat(tokens.get("client")).isEqualTo(created.at("/tokens/client"));
        assertThat(tokens.get("collaborator")).isEqualTo(tokens.get("client"));
        assertThat(tokens.get("owner").isNull()).isTrue();
        assertThat(reply.json().get("connect"))
                .isEqualTo(Json.of("{openworkUrl: '" + den.workerUrl(id) + "', workspaceId: null}"));
    }

    @Test
    void shouldLeaveAReceiptWhenItIsDeleted() {
        String id = Server.id(den.launch(person, "Brief"));
        den.awaitHealthy(person, id);

        Reply deleted = den.delete("/v1/workers/" + id).as(person).send();

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(den.get("/v1/workers/" + id).as(person).send().status()).isEqualTo(404);
        Awaitility.await("the teardown to finish")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    JsonNode receipt = den.get("/v1/workers/" + id + "/teardown")
                            .as(person)
                            .send()
                            .json();
                    assertThat(receipt.get("workerId").textValue()).isEqualTo(id);
                    assertThat(receipt.get("finishedAt").textValue()).isNotNull();
                    assertThat(receipt.get("steps").findValuesAsText("state")).isSubsetOf("gone", "suspended");
                });
        assertThat(den.get("/v1/workers/" + id + "/teardown")
                        .as(den.signUp("Nosy"))
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldNotComeBackWhenItIsDeletedInTheMiddleOfItsLaunch() {
        String id = Server.id(den.launch(person, "Hasty"));

        assertThat(den.delete("/v1/workers/" + id).as(person).send().status()).isEqualTo(204);

        Awaitility.await("the teardown to finish")
                .atMost(Duration.ofSeconds(20))
                .until(() -> den.rows()
                                .number(
                                        "select count(*) from worker_teardown where worker_id = ? and finished_at is not null",
                                        id)
                        == 1);
        assertThat(den.get("/v1/workers/" + id).as(person).send().status()).isEqualTo(404);
        assertThat(den.rows().number("select count(*) from worker_instance where worker_id = ?", id))
                .isZero();
    }

    @Test
    void shouldCostNothingWhereNobodyIsCharged() {
        String free =
                "{featureGateEnabled: false, hasActivePlan: true, checkoutRequired: false, checkoutUrl: null, portalUrl: null, price: null, subscription: null, invoices: []}";

        for (String path : new String[] {
            "/v1/workers/billing",
            "/v1/workers/billing/",
            "/v1/workers/BILLING",
            "/v1/workers/billing?includeCheckout=1"
        }) {
            assertThat(den.get(path).as(person).send().json()).isEqualTo(Json.of("{billing: " + free + "}"));
        }
        Ask change = den.post("/v1/workers/billing/subscription").as(person);
        assertThat(change.send().json()).isEqualTo(Json.of("{subscription: null, billing: " + free + "}"));
        assertThat(change.json("{cancelAtPeriodEnd: false}").send().status()).isEqualTo(200);
        assertThat(change.json("{cancelAtPeriodEnd: 'no'}").send().json())
                .isEqualTo(
                        Json.of(
                                "{error: 'invalid_request', details: {formErrors: [], fieldErrors: {cancelAtPeriodEnd: ['Invalid input: expected boolean, received string']}}}"));
    }
}
