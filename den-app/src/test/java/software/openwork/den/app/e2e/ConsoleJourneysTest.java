package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What people do at the console, from the first visit on. */
@ExtendWith(ConsoleWorld.Shared.class)
@ResourceLock("Chromium")
class ConsoleJourneysTest {

    private final ConsoleWorld world;

    ConsoleJourneysTest(ConsoleWorld world) {
        this.world = world;
    }

    @AfterEach
    void heal() {
        world.vendors().render.heal();
        world.vendors().render.deploysEnd("live");
        world.letLaunchesGo();
    }

    @Test
    void shouldLeadFromTheFirstVisitToAConnectedWorkerAndItsEnd() {
        try (Visitor ada = Visitor.at(world)) {
            assertThat(ada.page()).hasURL(Pattern.compile(".*/sign-up"));
            assertThat(ada.at("provider-github")).isVisible();
            assertThat(ada.at("provider-google")).hasCount(0);
            ada.picture("sign-up");
            ada.signUp("Ada");
            ada.page().evaluate("window.loadedOnce = true");
            ada.picture("empty");

            ada.at("first-worker").click();
            ada.at("worker-name").fill("Research");
            ada.at("worker-description").fill("Reads what others write");
            ada.picture("new-worker");
            ada.at("worker-launch").click();
            assertThat(ada.at("step")).hasCount(8);
            assertThat(ada.page().locator("h1")).isFocused();
            ada.picture("launch");
            ada.awaitStatus("healthy");
            assertThat(ada.page().locator("[data-testid=step][data-step=live]")).hasAttribute("data-state", "done");
            assertThat(ada.at("runtime")).containsText("0.11.113");
            ada.picture("healthy");

            assertThat(ada.at("token-client")).hasCount(0);
            ada.at("show-tokens").click();
            String client = ada.at("token-client").textContent();
            assertThat(client).matches("[0-9a-f]{64}");
            assertThat(ada.at("token-host")).hasText(Pattern.compile("[0-9a-f]{64}"));
            assertThat(ada.at("token-owner")).hasText(Pattern.compile("owner-.*"));
            assertThat(ada.at("curl")).containsText("Bearer " + client);
            assertThat(ada.at("deep-link"))
                    .hasAttribute(
                            "href", Pattern.compile("openwork://connect-remote\\?.*openworkToken=" + client + ".*"));
            ada.at("copy-client").click();
            assertThat(ada.at("copy-client")).containsText("Copied");
            assertThat(ada.page().evaluate("navigator.clipboard.readText()")).isEqualTo(client);
            ada.picture("tokens");
            ada.at("timeline").locator("summary").click();
            assertThat(ada.at("timeline")).containsText("The worker is healthy.");

            ada.at("worker-delete").click();
            assertThat(ada.at("delete-yes")).isDisabled();
            ada.at("delete-confirm").fill("Researc");
            assertThat(ada.at("delete-yes")).isDisabled();
            ada.at("delete-confirm").fill("Research");
            ada.picture("delete");
            ada.at("delete-yes").click();
            assertThat(ada.at("teardown")).hasAttribute("data-finished", "true");
            ada.picture("teardown");

            ada.at("nav-workers").click();
            assertThat(ada.at("empty")).isVisible();
            ada.page().goBack();
            assertThat(ada.page().locator("h1")).hasText("Worker deleted");
            assertThat(ada.page().evaluate("window.loadedOnce")).isEqualTo(true);
            ada.expecting("404");
        }
    }

    @Test
    void shouldTellWhyALaunchFailedAndTryAgain() {
        try (Visitor ada = Visitor.at(world).expecting("409")) {
            ada.signUp("Ada");
            world.vendors().render.deploysEnd("build_failed");
            ada.launch("Broken");
            ada.awaitStatus("failed");

            assertThat(ada.at("failure")).containsText("could not be built or started");
            assertThat(ada.at("failure-code")).hasText("deploy_failed");
            assertThat(ada.at("failure-reference")).not().isEmpty();
            assertThat(ada.page().locator("[data-testid=step][data-state=failed]"))
                    .hasCount(1);
            ada.picture("failed");

            world.vendors().render.deploysEnd("live");
            ada.at("launch-retry").click();
            ada.awaitStatus("healthy");
            assertThat(ada.at("failure")).isHidden();
        }
    }

    @Test
    void shouldGoOnWatchingAfterAReloadAndALostConnection() {
        try (Visitor ada = Visitor.at(world).expecting("ERR_INTERNET_DISCONNECTED")) {
            ada.signUp("Ada");
            world.holdLaunches();
            ada.launch("Slow");
            assertThat(ada.page().locator("[data-step=deploy_live]"))
                    .hasAttribute("data-state", Pattern.compile("started|waiting"));
            assertThat(ada.at("progress")).containsText("Step 3 of 8");

            ada.page().reload();
            assertThat(ada.page().locator("h1")).hasText("Slow");
            assertThat(ada.page().locator("[data-step=host_created]")).hasAttribute("data-state", "done");
            assertThat(ada.at("progress")).containsText("Step 3 of 8");

            ada.context().setOffline(true);
            // What is open stays open then; what is asked for anew is not answered.
            ada.at("nav-billing").click();
            assertThat(ada.at("banner")).containsText("Den cannot be reached.");
            assertThat(ada.page().locator("h1")).hasText("Slow");
            ada.picture("offline");
            ada.context().setOffline(false);
            ada.page().goBack();
            world.letLaunchesGo();
            ada.awaitStatus("healthy");
            assertThat(ada.at("banner")).isHidden();
        }
    }

    @Test
    void shouldKeepTwoTabsInStep() {
        try (Visitor ada = Visitor.at(world).expecting("401")) {
            ada.signUp("Ada");
            Page first = ada.page();
            Page second = ada.tab();
            ada.launch("Seen twice");
            ada.awaitStatus("healthy");

            ada.use(first);
            ada.page().locator("a.brand").click();
            assertThat(ada.at("worker-row")).containsText("Seen twice");
            ada.at("sign-out").click();
            assertThat(ada.at("signin-form")).isVisible();

            ada.use(second);
            assertThat(ada.at("signin-form")).isVisible();
            assertThat(ada.at("notice")).containsText("Your session has ended.");
            ada.signIn();
            assertThat(ada.page().locator("h1")).hasText("Seen twice");
            ada.use(first);
            assertThat(ada.at("worker-row")).isVisible();
        }
    }

    @Test
    void shouldAskAgainWhenTheSessionWasEndedElsewhere() {
        try (Visitor ada = Visitor.at(world).expecting("401")) {
            ada.signUp("Ada");
            ada.open("/workers/new");
            ada.at("worker-name").fill("Kept");
            Person other = world.den().signInAgain(new Person("", "Ada", ada.email(), Server.PASSWORD, "", ""));
            world.den()
                    .post("/api/auth/revoke-other-sessions")
                    .as(other)
                    .from(Server.CONSOLE)
                    .json("{}")
                    .send();

            ada.at("worker-launch").click();

            assertThat(ada.at("notice")).containsText("Your session has ended.");
            ada.picture("session-ended");
            ada.signIn();
            assertThat(ada.at("worker-name")).hasValue("Kept");
        }
    }

    @Test
    void shouldLookAfterTheAccount() {
        try (Visitor ada = Visitor.at(world).expecting("401").expecting("400")) {
            ada.signUp("Ada");
            world.den().signInAgain(new Person("", "Ada", ada.email(), Server.PASSWORD, "", ""));
            ada.at("nav-account").click();
            assertThat(ada.at("device")).hasCount(2);

            ada.at("end-others").click();
            assertThat(ada.at("device")).hasCount(1);
            ada.at("profile-name").fill("Countess");
            ada.at("profile-save").click();
            assertThat(ada.at("nav-account")).containsText("Countess");

            ada.at("current-password").fill("not it at all");
            ada.at("new-password").fill("another long one");
            ada.at("password-save").click();
            assertThat(ada.at("error")).hasText("This is not your current password.");
            ada.at("current-password").fill(Server.PASSWORD);
            ada.at("password-save").click();
            assertThat(ada.at("password-form-done")).containsText("Changed.");
            ada.picture("account");

            ada.at("end-here").click();
            ada.signIn();
            assertThat(ada.at("error")).hasText("E-mail and password do not match an account.");
        }
    }

    @Test
    void shouldKeepOrganisationsApart() {
        try (Visitor ada = Visitor.at(world)) {
            ada.signUp("Ada");
            Person grace = world.den().signUp("Grace");
            world.den().register(grace, "Of Grace");
            assertThat(world.den()
                            .rows()
                            .update(
                                    "insert into org_membership (id, org_id, user_id, role)"
                                            + " select uuid(), o.id, u.id, 'member' from org o, `user` u"
                                            + " where o.owner_user_id = ? and u.email = ?",
                                    grace.id(),
                                    ada.email()))
                    .isEqualTo(1);
            ada.page().reload();

            ada.at("org-switch").selectOption(new SelectOption().setLabel("Grace"));
            assertThat(ada.at("worker-row")).containsText("Of Grace");
            assertThat(ada.at("worker-row")).containsText("A teammate");
            assertThat(ada.at("nav-activity")).hasCount(0);
            ada.page().getByText("Of Grace").click();
            ada.awaitStatus("healthy");
            ada.page().reload();
            assertThat(ada.page().locator("h1")).hasText("Of Grace");

            ada.at("org-switch").selectOption(new SelectOption().setLabel("Ada"));
            assertThat(ada.at("empty")).isVisible();
        }
    }

    @Test
    void shouldKeepLocalWorkersAndSayWhatIsMissingNextToTheField() {
        try (Visitor ada = Visitor.at(world)) {
            ada.signUp("Ada");
            ada.open("/workers/new");
            ada.at("worker-destination-local").check();
            ada.at("worker-name").fill("Desk");
            ada.at("worker-launch").click();
            assertThat(ada.page().locator("[data-for=workspacePath] .error"))
                    .hasText("A local worker needs the path of its workspace.");
            assertThat(ada.at("worker-path")).isFocused();
            ada.at("worker-path").fill("/home/ada");
            ada.at("worker-launch").click();
            ada.awaitStatus("healthy");
        }
    }
}
