package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.SimulatedDen;
import software.openwork.den.mysql.TestDatabase;
import software.openwork.den.simulator.vendor.RenderSimulator;

/**
 * Two Dens in one workspace, with services that the replaced service made: {@code den sweep} reports what nobody owns, and
 * {@code --apply} takes down only what is this Den's own, gone by its records, old, and was seen before.
 */
class SweepFlowTest {

    private static final String OFF = "off";

    /** Render dates everything two hours early, so that it is old enough at once. */
    private static final Duration AGE = Duration.ofHours(2);

    @Test
    void shouldRepairWhatIsOursAndReportTheRest() {
        String database = TestDatabase.fresh().url();
        InstantSource clock = InstantSource.offset(InstantSource.system(), AGE.negated());
        try (SimulatedVendors vendors = new SimulatedVendors(clock);
                Den den = Den.simulated(
                        vendors, database, Map.of("DEN_SWEEP", OFF, "DEN_ADMIN_EMAILS", "root@people.test"));
                Den other = Den.simulated(vendors, TestDatabase.fresh().url(), Map.of("DEN_SWEEP", OFF))) {
            Person person = den.signUp("Ada");
            Person neighbour = other.signUp("Eve");
            String kept = Server.id(den.launch(person, "Kept"));
            String gone = Server.id(den.launch(person, "Gone"));
            String theirs = Server.id(other.launch(neighbour, "Theirs"));
            den.awaitHealthy(person, kept);
            den.awaitHealthy(person, gone);
            other.awaitHealthy(neighbour, theirs);
            RenderSimulator.Service service = vendors.render.services().stream()
                    .filter(each -> gone.equals(each.env().get("DEN_WORKER_ID")))
                    .findFirst()
                    .orElseThrow();
            delete(den, person, gone);

            // Ours, and gone by the records: as if the vendor had made it after all.
            vendors.render.given(service.name(), service.env());
            vendors.vercel.given(
                    gone + ".workers",
                    "CNAME",
                    "127.0.0.1.",
                    "DEN_INSTALLATION=" + service.env().get("DEN_INSTALLATION") + " DEN_WORKER_ID=" + gone);
            // Of the replaced service, and of nobody.
            vendors.render.given("den-worker-old-12345678", Map.of("DEN_WORKER_ID", "12345678-x"));
            vendors.vercel.given("www.workers", "CNAME", "elsewhere.test.", "");

            String first = sweep(vendors, database, "sweep", "--apply");
            assertThat(first)
                    .contains("6 found", "Nothing was changed", "host ", "dns ", "ours_orphaned", "unknown", "foreign");
            assertThat(vendors.render.services()).hasSize(4);

            JsonNode leaks = leaks(den);
            assertThat(leaks.findValuesAsText("verdict")).contains("ours_orphaned", "foreign", "unknown");
            assertThat(leaks.findValuesAsText("workerId"))
                    .contains(gone, theirs)
                    .doesNotContain(kept);

            String second = sweep(vendors, database, "sweep", "--apply");
            assertThat(second).contains("What was left of worker " + gone + " is taken down.");
            assertThat(vendors.vercel.targets(gone + "." + SimulatedVendors.SUFFIX))
                    .isEmpty();
            assertThat(vendors.render.services())
                    .extracting(each -> each.env().get("DEN_WORKER_ID"))
                    .containsExactlyInAnyOrder(kept, theirs, "12345678-x");
            assertThat(vendors.render.running()).hasSize(3);
            assertThat(vendors.vercel.targets(theirs + "." + SimulatedVendors.SUFFIX))
                    .hasSize(1);

            assertThat(sweep(vendors, database, "sweep")).doesNotContain(gone);
        }
    }

    private static String sweep(SimulatedVendors vendors, String database, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = SimulatedDen.command(
                vendors.environment(Den.environment(FreePort.pick(), database)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                arguments);
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(status).as(said).isZero();
        assertThat(said).doesNotContain(SimulatedVendors.RENDER_KEY, SimulatedVendors.VERCEL_TOKEN);
        return said;
    }

    private static JsonNode leaks(Den den) {
        Reply signedUp = den.post("/api/auth/sign-up/email")
                .from(Server.CONSOLE)
                .json("{name: 'Root', email: 'root@people.test', password: '" + Server.PASSWORD + "'}")
                .send();
        assertThat(den.get("/v1/admin/leaks")
                        .with("cookie", signedUp.cookieHeader())
                        .send()
                        .status())
                .isEqualTo(403);
        den.rows().update("update user set email_verified = 1 where email = 'root@people.test'");
        Reply leaks = den.get("/v1/admin/leaks")
                .with("cookie", signedUp.cookieHeader())
                .send();
        assertThat(leaks.status()).isEqualTo(200);
        assertThat(leaks.json().path("checkedAt").isTextual()).isTrue();
        return leaks.json().path("items");
    }

    private static void delete(Den den, Person person, String id) {
        assertThat(den.delete("/v1/workers/" + id).as(person).send().status()).isEqualTo(204);
        Awaitility.await("the teardown to finish")
                .atMost(Duration.ofSeconds(60))
                .until(() -> den.get("/v1/workers/" + id + "/teardown")
                        .as(person)
                        .send()
                        .json()
                        .hasNonNull("finishedAt"));
    }
}
