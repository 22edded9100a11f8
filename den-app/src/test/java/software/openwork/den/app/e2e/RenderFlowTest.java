package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;

/** The main job at real vendors' stand-ins: launch, name, connect, delete; and what is left when something goes wrong. */
class RenderFlowTest {

    private static SimulatedVendors vendors;
    private static Den den;

    @BeforeAll
    static void start() {
        vendors = new SimulatedVendors();
        den = Den.simulated(vendors);
    }

    @AfterAll
    static void stop() {
        den.close();
        vendors.close();
    }

    @AfterEach
    void heal() {
        vendors.render.heal();
        vendors.vercel.heal();
        vendors.render.deploysEnd("live");
    }

    private static String name(String worker) {
        return worker + "." + SimulatedVendors.SUFFIX;
    }

    private static List<RenderSimulator.Service> services(String worker) {
        return vendors.render.services().stream()
                .filter(each -> worker.equals(each.env().get("DEN_WORKER_ID")))
                .toList();
    }

    private static void delete(Person person, String id) {
        assertThat(den.delete("/v1/workers/" + id).as(person).send().status()).isEqualTo(204);
        Awaitility.await("the teardown to finish")
                .atMost(Duration.ofSeconds(60))
                .until(() -> den.get("/v1/workers/" + id + "/teardown")
                        .as(person)
                        .send()
                        .json()
                        .hasNonNull("finishedAt"));
        assertThat(services(id)).isEmpty();
        assertThat(vendors.vercel.targets(name(id))).isEmpty();
    }

    private static JsonNode awaitStatus(Person person, String id, String status) {
        return Awaitility.await("worker " + id + " to be " + status)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> den.get("/v1/workers/" + id).as(person).send().json(),
                        json -> status.equals(json.at("/worker/status").textValue()));
    }

    @Test
    void shouldLaunchNameConnectAndLeaveNothing() {
        Person person = den.signUp("Grace");
        JsonNode created = den.launch(person, "My Helper");
        String id = Server.id(created);

        JsonNode healthy = den.awaitHealthy(person, id);

        assertThat(healthy.at("/instance/provider").textValue()).isEqualTo("render");
        assertThat(healthy.at("/instance/region").textValue()).isEqualTo("oregon");
        assertThat(healthy.at("/instance/url").textValue()).isEqualTo("https://" + name(id));
        assertThat(healthy.at("/launch/steps").findValuesAsText("state")).containsOnly("done");
        assertThat(services(id)).singleElement().satisfies(service -> {
            assertThat(service.name()).isEqualTo("den-worker-" + id + "-my-helper");
            assertThat(service.domains()).containsEntry(name(id), true);
            assertThat(service.env()).containsKey("DEN_INSTALLATION");
        });
        assertThat(vendors.vercel.targets(name(id))).containsExactly("127.0.0.1");

        JsonNode tokens = den.post("/v1/workers/" + id + "/tokens")
                .as(person)
                .json("{}")
                .send()
                .json();
        assertThat(tokens.at("/tokens/owner").textValue()).isEqualTo("owner-1");
        assertThat(tokens.at("/connect/openworkUrl").textValue()).isEqualTo("https://" + name(id) + "/w/ws-1");
        assertThat(den.get("/v1/workers/" + id + "/runtime").as(person).send().json())
                .isEqualTo(Json.of("{ok: true, services: {'openwork-server': {actualVersion: '0.11.113'}}}"));

        delete(person, id);
    }

    @Test
    void shouldSuspendWhatFailedAndResumeItOnRetry() {
        Person person = den.signUp("Ada");
        vendors.render.deploysEnd("build_failed");
        String id = Server.id(den.launch(person, "Broken"));

        JsonNode failed = awaitStatus(person, id, "failed");
        assertThat(failed.at("/launch/code").textValue()).isEqualTo("deploy_failed");
        Awaitility.await("the service to be suspended")
                .atMost(Duration.ofSeconds(30))
                .until(() -> services(id).stream().allMatch(RenderSimulator.Service::suspended));

        vendors.render.deploysEnd("live");
        Awaitility.await("the retry to be taken")
                .atMost(Duration.ofSeconds(30))
                .until(() -> den.post("/v1/workers/" + id + "/retry")
                                .as(person)
                                .json("{}")
                                .send()
                                .status()
                        == 202);
        den.awaitHealthy(person, id);
        assertThat(services(id)).hasSize(1);

        delete(person, id);
    }

    @Test
    void shouldAdoptAServiceWhoseAnswerWasLost() {
        Person person = den.signUp("Lost");
        vendors.render.next(Operation.CREATE_SERVICE, new Fault.LoseAnswer());
        vendors.vercel.next(Operation.CREATE_RECORD, new Fault.LoseAnswer());
        String id = Server.id(den.launch(person, "Lost"));

        den.awaitHealthy(person, id);

        assertThat(services(id)).hasSize(1);
        assertThat(vendors.vercel.targets(name(id))).hasSize(1);
        delete(person, id);
    }

    @Test
    void shouldGetOverPassingFaults() {
        Person person = den.signUp("Stormy");
        vendors.render.next(Operation.LIST_SERVICES, Fault.html(502), new Fault.Reset(), Fault.tooMany(1));
        vendors.render.next(Operation.CREATE_SERVICE, Fault.tooMany(1));
        vendors.render.next(Operation.LIST_DEPLOYS, new Fault.Malformed(), Fault.status(500), Fault.tooMany(1));
        vendors.render.next(Operation.GET_SERVICE, Fault.html(200), new Fault.Slow(Duration.ofMillis(500)));
        vendors.render.next(Operation.ADD_DOMAIN, new Fault.LoseAnswer());
        vendors.vercel.next(Operation.LIST_RECORDS, Fault.status(500), new Fault.Malformed());
        String id = Server.id(den.launch(person, "Stormy"));

        awaitStatus(person, id, "healthy");

        assertThat(services(id)).hasSize(1);
        delete(person, id);
    }

    @Test
    void shouldLeaveNothingWhenDeletedInTheMiddle() {
        Person person = den.signUp("Hasty");
        for (int i = 0; i < 6; i++) {
            String id = Server.id(den.launch(person, "Hasty " + i));
            int wanted = i;
            Awaitility.await("some of the launch")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> den.rows().number("select last_seq from worker_launch where worker_id = ?", id)
                            > 2L * wanted);

            delete(person, id);
        }
    }

    @Test
    void shouldFallBackToRendersUrlWithoutDns() {
        Person person = den.signUp("Nameless");
        vendors.vercel.always(Operation.CREATE_RECORD, Fault.status(403));
        String id = Server.id(den.launch(person, "Nameless"));

        JsonNode healthy = den.awaitHealthy(person, id);

        assertThat(healthy.at("/instance/url").textValue())
                .isEqualTo(services(id).getFirst().url());
        delete(person, id);
    }

    @Test
    void shouldTellNoSecret() {
        Person person = den.signUp("Secretive");
        vendors.render.next(
                Operation.CREATE_SERVICE,
                new Fault.Answer(
                        400,
                        Map.of("Content-Type", "application/json"),
                        "{\"message\":\"key " + SimulatedVendors.RENDER_KEY + " is bad\"}"));
        JsonNode created = den.launch(person, "Secretive");
        String id = Server.id(created);
        awaitStatus(person, id, "failed");

        String told = den.get("/v1/workers/" + id).as(person).send().body()
                + den.get("/v1/workers/" + id + "/events")
                        .with("accept", "application/json")
                        .as(person)
                        .send()
                        .body()
                + den.rows().texts("select coalesce(failure_detail, '') from worker_launch");
        assertThat(told)
                .doesNotContain(
                        SimulatedVendors.RENDER_KEY,
                        SimulatedVendors.VERCEL_TOKEN,
                        created.at("/tokens/host").textValue(),
                        created.at("/tokens/client").textValue());
    }
}
