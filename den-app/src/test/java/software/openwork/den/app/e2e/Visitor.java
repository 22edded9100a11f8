package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at the console, with a browser profile of their own. What their browser complains of fails the test when it
 * is closed: errors of the page, violations of its policy, requests to anybody but Den and whom the test expects.
 */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final URI den;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final String email = Server.newEmail();
    private Page page;

    private Visitor(URI den, BrowserContext context) {
        this.den = den;
        this.context = context;
        this.page = tab();
    }

    static Visitor at(ConsoleWorld world) {
        return at(world, 1_280, ColorScheme.LIGHT);
    }

    static Visitor at(ConsoleWorld world, int width, ColorScheme colors) {
        return new Visitor(
                world.den().base(),
                world.chromium()
                        .browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(colors)
                                .setPermissions(List.of("clipboard-read", "clipboard-write"))));
    }

    /** Another tab; what is done next is done there. */
    Page tab() {
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(den.toString())) {
                complaints.add("asks a stranger: " + request.url());
            }
        });
        page.navigate(den.toString());
        return page;
    }

    void use(Page tab) {
        page = tab;
        page.bringToFront();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    /** A complaint with that text in it is none: browsers tell of every refused request. */
    Visitor expecting(String text) {
        expected.add(text);
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String email() {
        return email;
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    void open(String path) {
        page.navigate(den + path);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    void signUp(String name) {
        signUp(name, email);
    }

    void signUp(String name, String address) {
        at("name").fill(name);
        at("email").fill(address);
        at("password").fill(Server.PASSWORD);
        at("submit").click();
        assertThat(at("empty")).isVisible();
    }

    void signIn() {
        at("email").fill(email);
        at("password").fill(Server.PASSWORD);
        at("submit").click();
    }

    /** Asks for a cloud worker; the browser is then at the page of that worker. */
    void launch(String name) {
        open("/workers/new");
        at("worker-name").fill(name);
        at("worker-launch").click();
        assertThat(at("worker-status")).isVisible();
    }

    void awaitStatus(String status) {
        assertThat(at("worker-status")).hasText(status);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints)
                .as("what the browser complained of")
                .allMatch(complaint -> expected.stream().anyMatch(complaint::contains));
    }
}
