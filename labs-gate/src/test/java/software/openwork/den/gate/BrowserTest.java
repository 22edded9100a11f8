package software.openwork.den.gate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a person with a real browser. */
class BrowserTest {

    private static Chromium chromium;

    private final FakeHost host = FakeHost.start();
    private final List<String> complaints = new ArrayList<>();
    private TestGate gate;
    private BrowserContext context;
    private Page page;

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
        start();
        context = chromium.browser().newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        context.close();
        gate.close();
        host.close();
        assertThat(complaints).isEmpty();
    }

    private void start(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "OPENWORK_LABS_PUBLIC_URL";
        all[settings.length + 1] = "";
        gate = TestGate.inRealTime(host.port(), all);
    }

    private String url(String path) {
        return "http://localhost:" + gate.port() + path;
    }

    private void submit(String token) {
        page.getByLabel("Access token").fill(token);
        page.getByText("Continue").click();
    }

    @Test
    void shouldComeBackToTheWantedPageAfterTheLogin() {
        page.navigate(url("/ui?tab=2&q=a%20b"));
        assertThat(page).hasTitle(Pattern.compile("Access token required.*"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "login.png")));

        submit("wrong token");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not open");
        submit(TestGate.TOKEN);

        assertThat(page).hasURL(url("/ui?tab=2&q=a%20b"));
        assertThat(page.locator("body")).containsText("the host answers GET /ui?tab=2&q=a%20b");
        assertThat(context.cookies().getFirst().httpOnly).isTrue();
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(page.evaluate("fetch('/w/1/x').then(r => r.status)")).isEqualTo(200);
    }

    @Test
    void shouldOpenALinkOnceAndForgetItsToken() {
        page.navigate(url("/ui?labs_access_token=" + TestGate.TOKEN + "&tab=2"));

        assertThat(page).hasURL(url("/ui?tab=2"));
        assertThat(page.locator("body")).containsText("the host answers GET /ui?tab=2");
        assertThat(host.last().head()).doesNotContain(TestGate.TOKEN);
    }

    @Test
    void shouldAskAgainWhenTheCookieHasExpired() {
        gate.close();
        start("OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS", "2");
        page.navigate(url("/ui?labs_access_token=" + TestGate.TOKEN));
        assertThat(page.locator("body")).containsText("the host answers");

        Awaitility.await().until(() -> {
            page.navigate(url("/ui?again"));
            return page.url().contains("/labs-access");
        });

        submit(TestGate.TOKEN);
        assertThat(page).hasURL(url("/ui?again"));
    }
}
