package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.simulate.StandIns;

/** What {@code den dev --simulate} shows: a launch that goes through every step, and the way through the checkout. */
class SimulateTest {

    @Test
    void shouldShowALaunchGoingThroughEveryStep() {
        try (StandIns standIns = StandIns.start();
                Den den = Den.simulated(standIns)) {
            Person person = den.signUp("Watcher");
            String id = Server.id(den.launch(person, "Watched"));

            JsonNode healthy = Awaitility.await("worker " + id + " to become healthy")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> den.get("/v1/workers/" + id).as(person).send().json(),
                            json -> "healthy".equals(json.at("/worker/status").textValue()));

            assertThat(healthy.at("/launch/steps").findValuesAsText("step"))
                    .containsExactly(
                            "requested",
                            "host_created",
                            "deploy_live",
                            "runtime_healthy",
                            "domain_attached",
                            "dns_ready",
                            "vanity_healthy",
                            "live");
            assertThat(healthy.at("/launch/steps").findValuesAsText("state")).containsOnly("done");
            assertThat(den.post("/v1/workers/" + id + "/tokens")
                            .as(person)
                            .json("{}")
                            .send()
                            .json()
                            .at("/tokens/owner")
                            .textValue())
                    .startsWith("owner-");
        }
    }

    @Test
    void shouldShowTheWayThroughTheCheckout() {
        try (StandIns standIns = StandIns.start();
                Den den = Den.simulated(standIns)) {
            Person person = den.signUp("Buyer");
            Server.id(den.launch(person, "Free"));

            Reply refused = launchAnother(den, person);
            assertThat(refused.status()).isEqualTo(402);
            URI checkout = URI.create(refused.json().at("/polar/checkoutUrl").textValue());
            Reply paid = new Ask(checkout, "POST", checkout.getPath()).send();

            assertThat(paid.status()).isEqualTo(303);
            assertThat(URI.create(paid.header("location")).getAuthority())
                    .isEqualTo(den.base().getAuthority());
            Awaitility.await("the paid launch")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> launchAnother(den, person).status() == 202);
        }
    }

    private static Reply launchAnother(Den den, Person person) {
        return den.post("/v1/workers")
                .as(person)
                .json("{name: 'Paid', destination: 'cloud'}")
                .send();
    }
}
