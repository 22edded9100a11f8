package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page at {@code /} in a real browser. */
@ExtendWith(SharedDen.class)
class ConsoleTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"> & \u202eso on";

    private static Chromium chromium;

    private final Den den;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    ConsoleTest(Den den) {
        this.den = den;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1_200, 800)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        page = context.newPage();
        // Errors of the page, violations of its policy and requests to anybody else: there must be none.
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(den.base().toString())) {
                complaints.add("asks a stranger: " + request.url());
            }
        });
        page.navigate(den.base().toString());
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints)
                .as("what the browser complained of")
                .allMatch(complaint -> expected.stream().anyMatch(complaint::contains));
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    private Locator at(String testId) {
        return page.getByTestId(testId);
    }

    private void picture(String name) {
        // Or the bar at the top would be pictured where it sticks.
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private void signUp(String name, String email) {
        at("name").fill(name);
        at("email").fill(email);
        at("password").fill(Server.PASSWORD);
        picture("sign-up");
        at("submit").click();
        assertThat(at("worker-form")).isVisible();
    }

    private void signIn(String email, String password) {
        at("email").fill(email);
        at("password").fill(password);
        at("submit").click();
    }

    private void launch(String name) {
        at("worker-name").fill(name);
        at("worker-launch").click();
        assertThat(at("step")).hasCount(8);
        picture("launch");
        assertThat(at("worker-status")).hasText("healthy");
    }

    @Test
    void shouldDoTheMainJobWithoutReload() {
        String email = Server.newEmail();
        page.evaluate("window.loadedOnce = true");
        signUp("Ada", email);

        launch("Research");
        assertThat(page.locator("[data-testid=step][data-step=live]")).hasAttribute("data-state", "done");
        picture("healthy");

        at("show-tokens").click();
        String client = at("token-client").textContent();
        assertThat(client).matches("[0-9a-f]{64}");
        assertThat(at("token-host")).hasText(Pattern.compile("[0-9a-f]{64}"));
        assertThat(at("token-owner-none")).isVisible();
        assertThat(at("deep-link"))
                .hasAttribute("href", Pattern.compile("openwork://connect-remote\\?.*openworkToken=" + client + ".*"));
        at("copy-client").click();
        assertThat(at("copy-client")).containsText("Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(client);
        picture("tokens");

        at("worker-delete").click();
        assertThat(at("delete-yes")).isDisabled();
        at("delete-confirm").fill("Researc");
        assertThat(at("delete-yes")).isDisabled();
        at("delete-confirm").fill("Research");
        picture("delete");
        at("delete-yes").click();
        assertThat(at("teardown")).hasAttribute("data-finished", "true");
        picture("teardown");

        page.getByText("← Workers").click();
        assertThat(at("worker-row")).hasCount(0);
        at("sign-out").click();
        assertThat(at("signin-form")).isVisible();
        picture("sign-in");

        // The browser itself says that a request was refused; that is not the page's doing.
        expected.add("401");
        signIn(email, "not the password");
        assertThat(at("error")).hasText("E-mail and password do not match an account.");
        picture("wrong-password");
        signIn(email, Server.PASSWORD);
        assertThat(at("worker-form")).isVisible();
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    @Test
    void shouldShowAHostileNameAsText() {
        signUp(HOSTILE, Server.newEmail());

        launch(HOSTILE);

        assertThat(page.locator("h1")).containsText("<img src=x onerror=");
        assertThat(page.locator("main img, header img[src=x]")).hasCount(0);
        assertThat(page.title()).isNotEqualTo("hacked");
        picture("hostile");
        page.getByText("← Workers").click();
        assertThat(at("worker-row")).containsText("<img src=x onerror=");
        assertThat(page.title()).isNotEqualTo("hacked");
    }

    @Test
    void shouldKeepLocalWorkersAndSurviveAReload() {
        signUp("Grace", Server.newEmail());
        at("worker-destination-local").check();
        at("worker-name").fill("Desk");
        at("worker-launch").click();
        assertThat(at("error")).hasText("A local worker needs the path of its workspace.");
        at("worker-path").fill("/home/grace");
        at("worker-launch").click();
        assertThat(at("worker-status")).hasText("healthy");

        page.reload();

        assertThat(page.locator("h1")).hasText("Desk");
        assertThat(at("worker-status")).hasText("healthy");
    }

    @Test
    void shouldAskAgainWhenTheSessionEndsElsewhere() {
        expected.add("401");
        signUp("Elsewhere", Server.newEmail());
        context.clearCookies();

        at("worker-name").fill("Kept");
        at("worker-launch").click();

        assertThat(at("notice")).containsText("Your session has ended.");
        picture("session-ended");
    }
}
