package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view, narrow and wide, dark and light: nothing sticks out, and axe-core finds nothing serious. */
@ExtendWith(ConsoleWorld.Shared.class)
@ResourceLock("Chromium")
class ConsoleLooksTest {

    private static final List<String> VIEWS =
            List.of("/workers", "/workers/new", "/billing", "/activity", "/account", "/workers/nobody");
    private static final List<String> DOORS = List.of("/sign-in", "/sign-up", "/reset-password?token=x");

    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"> & \u202eso on";
    private static final String LOUD = "\ud83e\udd80".repeat(127);

    private final ConsoleWorld world;

    ConsoleLooksTest(ConsoleWorld world) {
        this.world = world;
    }

    @ParameterizedTest
    @CsvSource({"360, DARK", "1920, LIGHT"})
    void shouldFitAndBeReadableByEverybody(int width, ColorScheme colors) {
        try (Visitor ada = Visitor.at(world, width, colors).expecting("404")) {
            for (String door : DOORS) {
                ada.open(door);
                judge(ada, width, door);
            }
            ada.open("/sign-up");
            ada.signUp(HOSTILE);
            ada.launch(LOUD);
            ada.awaitStatus("healthy");
            judge(ada, width, "/worker");
            for (String view : VIEWS) {
                ada.open(view);
                judge(ada, width, view);
            }
        }
    }

    private static void judge(Visitor visitor, int width, String view) {
        Page page = visitor.page();
        assertThat(page.locator("h1")).isVisible();
        visitor.picture(width + view.replaceAll("[^a-z]+", "-"));
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("what sticks out at the side of " + view)
                .isEqualTo(0);
        page.evaluate(axe() + "; 0");
        assertThat(page.evaluate("""
                        axe.run(document).then(found => found.violations
                          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))
                        """)).as("what axe-core finds in " + view).isEqualTo(List.of());
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(ConsoleLooksTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of(HOSTILE, "<img src=x onerror="),
                Arguments.of("\u202egnirts lortnoc", "gnirts lortnoc"),
                Arguments.of("\"><script>document.title='hacked'</script>", "\"><script>"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldShowHostileNamesAsText(String name, String visible) {
        try (Visitor mallory = Visitor.at(world).expecting("409")) {
            mallory.signUp(name);
            mallory.launch(name);
            mallory.awaitStatus("healthy");
            assertThat(mallory.page().locator("h1")).containsText(visible);
            mallory.picture("hostile");

            for (String view : List.of("/workers", "/account", "/activity")) {
                mallory.open(view);
                assertThat(mallory.page().locator("h1")).isVisible();
                assertThat(mallory.page().locator("body")).containsText(visible);
            }

            assertThat(mallory.page().locator("img[src=x], script:not([src])")).hasCount(0);
            assertThat(mallory.page().title()).isNotEqualTo("hacked");
        }
    }

    @Test
    void shouldDoWithAKeyboardAlone() {
        try (Visitor ada = Visitor.at(world)) {
            ada.at("name").focus();
            for (String typed : List.of("Ada", ada.email(), Server.PASSWORD)) {
                ada.page().keyboard().type(typed);
                ada.page().keyboard().press("Tab");
            }
            ada.page().keyboard().press("Enter");
            assertThat(ada.at("empty")).isVisible();
            assertThat(ada.page().locator("h1")).isFocused();

            tabTo(ada, "first-worker");
            ada.page().keyboard().press("Enter");
            assertThat(ada.page().locator("h1")).isFocused();
            tabTo(ada, "worker-name");
            ada.page().keyboard().type("By hand");
            tabTo(ada, "worker-launch");
            ada.page().keyboard().press("Enter");
            ada.awaitStatus("healthy");
            assertThat(ada.page().locator("h1")).isFocused();

            tabTo(ada, "worker-delete");
            ada.page().keyboard().press("Enter");
            assertThat(ada.at("delete-confirm")).isFocused();
            ada.page().keyboard().press("Escape");
            assertThat(ada.at("worker-delete")).isFocused();
        }
    }

    private static void tabTo(Visitor visitor, String testId) {
        for (int presses = 0; presses < 40; presses++) {
            visitor.page().keyboard().press("Tab");
            if ((boolean) visitor.page().evaluate("id => document.activeElement.dataset.testid === id", testId)) {
                return;
            }
        }
        throw new AssertionError("no way to " + testId + " by keyboard");
    }

    @Test
    void shouldWeighLittle() {
        try (Visitor ada = Visitor.at(world)) {
            ada.signUp("Ada");
            // Whatever it has of views is there a moment after the first one.
            ada.page()
                    .waitForFunction("() => performance.getEntriesByType('resource')"
                            + ".some(({ name }) => name.endsWith('/views/billing.js'))");
            ada.at("nav-billing").click();
            assertThat(ada.page().locator("h1")).hasText("Billing");

            Number bytes = (Number) ada.page().evaluate("""
                    [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
                      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
                    """);
            assertThat(bytes.intValue()).isBetween(20_000, 150_000);
        }
    }

    @Test
    void shouldHoldStillForWhoWantsThat() {
        try (Visitor ada = Visitor.at(world)) {
            ada.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            ada.signUp("Ada");
            world.holdLaunches();
            ada.launch("Calm");
            assertThat(ada.page().locator("[data-step=deploy_live]")).isVisible();
            assertThat(ada.page().evaluate("document.getAnimations().length")).isEqualTo(0);
            world.letLaunchesGo();
            ada.awaitStatus("healthy");
        }
    }
}
