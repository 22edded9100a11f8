package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Being asked to pay, paying, launching; cancelling and changing one's mind. */
@ExtendWith(ConsoleWorld.Shared.class)
@ResourceLock("Chromium")
class ConsoleBillingTest {

    private final ConsoleWorld world;

    ConsoleBillingTest(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void shouldLeadThroughTheCheckoutAndBackToTheLaunch() {
        try (Visitor ada = Visitor.at(world)
                .expecting("402")
                .expecting("asks a stranger: " + world.polar().apiBase())
                // A page of another host is none of ours.
                .expecting(world.polar().apiBase().toString())) {
            ada.signUp("Ada");
            ada.launch("The free one");
            ada.awaitStatus("healthy");

            ada.open("/workers/new");
            assertThat(ada.at("plan-asks")).isVisible();
            ada.at("worker-name").fill("The second");
            ada.at("worker-launch").click();
            assertThat(ada.at("error")).containsText("Additional cloud workers require an active Den Cloud plan.");
            ada.picture("pay");
            ada.at("why-pay").click();
            assertThat(ada.at("reason")).hasText("No purchase is known for your account or its e-mail address.");
            assertThat(ada.at("plan")).hasText("no active plan");
            ada.picture("billing-none");

            ada.at("get-plan").click();
            ada.page().locator("#pay").click();

            assertThat(ada.page()).hasURL(Pattern.compile(".*/billing"));
            assertThat(ada.at("plan")).hasText("active");
            assertThat(ada.at("invoice")).hasCount(1);
            ada.picture("billing");
            ada.at("resume").getByRole(AriaRole.LINK).click();
            assertThat(ada.at("worker-name")).hasValue("The second");
            ada.at("worker-launch").click();
            ada.awaitStatus("healthy");

            ada.at("nav-billing").click();
            ada.at("cancel-plan").click();
            ada.at("cancel-ask-yes").click();
            assertThat(ada.at("ends")).isVisible();
            assertThat(ada.at("plan")).hasText("active, ends soon");
            ada.at("keep-plan").click();
            assertThat(ada.at("plan")).hasText("active");
        }
    }
}
