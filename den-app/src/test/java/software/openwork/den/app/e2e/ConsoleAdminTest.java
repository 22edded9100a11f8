package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What platform administrators see, and nobody else. */
@ExtendWith(ConsoleWorld.Shared.class)
@ResourceLock("Chromium")
class ConsoleAdminTest {

    private final ConsoleWorld world;

    ConsoleAdminTest(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void shouldShowAdministratorsHowDenIsDoing() {
        try (Visitor root = Visitor.at(world)) {
            root.signUp("Root", ConsoleWorld.ADMIN);
            assertThat(root.at("nav-admin")).hasCount(0);
            world.den().rows().update("update `user` set email_verified = 1 where email = ?", ConsoleWorld.ADMIN);
            root.page().reload();

            root.at("nav-admin").click();
            assertThat(root.page().locator("h1")).hasText("Overview");
            assertThat(root.page().locator("figure")).hasCount(3);
            root.picture("admin");

            root.at("nav-admin-users").click();
            root.at("user-search").fill(ConsoleWorld.ADMIN);
            assertThat(root.at("user-row")).hasCount(1);
            assertThat(root.at("user-row")).containsText("Root");
            root.picture("users");

            root.at("nav-admin-leaks").click();
            assertThat(root.page().locator("h1")).hasText("Leaks");
            root.at("nav-admin-audit").click();
            assertThat(root.page().locator("h1")).hasText("Audit trail");
            assertThat(root.at("audit-row").first()).containsText("Read the whole record");
            root.picture("audit");
        }
    }

    @Test
    void shouldShowNobodyElseThatThereIsSuchAThing() {
        try (Visitor ada = Visitor.at(world)) {
            ada.signUp("Ada");
            assertThat(ada.at("nav-admin")).hasCount(0);

            ada.open("/admin/users");

            assertThat(ada.at("not-found")).isVisible();
        }
    }
}
