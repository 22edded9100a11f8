package software.openwork.den.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.openwork.den.gate.Chromium;
import software.openwork.den.identity.mail.Mailbox;
import software.openwork.den.mysql.TestDatabase;

/** New passwords and proved addresses by mail, with a real mail server. */
@ResourceLock("Chromium")
class MailFlowTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\S+");
    private static final String RESET = "/api/auth/reset-password/";
    private static final String VERIFY = "/api/auth/verify-email?";
    private static final String NEW_PASSWORD = "sesame has moved";

    private static Mailbox mails;
    private static Den den;

    private Person person;

    @BeforeAll
    static void start() {
        mails = Mailbox.open();
        den = Den.start(
                TestDatabase.fresh().url(),
                Map.of("DEN_SMTP_URL", "smtp://127.0.0.1:" + mails.port(), "DEN_MAIL_FROM", "Den <den@people.test>"));
    }

    @AfterAll
    static void stop() {
        den.close();
        mails.close();
    }

    @BeforeEach
    void signUp() {
        person = den.signUp("Grace");
    }

    @Test
    void shouldLetSomebodyInAgainWhoForgotThePassword() {
        Reply opened = open(resetLink());
        assertThat(opened.status()).isEqualTo(302);
        assertThat(opened.header("location")).startsWith(den.base() + "/reset-password?token=");
        String token =
                opened.header("location").substring(opened.header("location").indexOf('=') + 1);

        Reply reset = reset(token);

        assertThat(reset.status()).as(reset.body()).isEqualTo(200);
        assertThat(den.get("/v1/me").as(person).send().status())
                .as("the session from before")
                .isEqualTo(401);
        assertThat(signIn(Server.PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(NEW_PASSWORD).status()).isEqualTo(200);
        Reply again = reset(token);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("code").textValue()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void shouldAnswerTheSameForAnAddressThatNobodyHas() {
        String nobody = Server.newEmail();

        Reply unknown = requestReset(nobody);
        Reply known = requestReset(person.email());

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(200);
        assertThat(unknown.body()).isEqualTo(known.body());
        // Mails leave in order: when the second one is there, none went before it.
        awaitLink(person, RESET);
        assertThat(links(nobody, RESET)).isEmpty();
    }

    @Test
    void shouldProveAnAddress() {
        awaitLink(person, VERIFY);
        Reply asked = den.post("/api/auth/send-verification-email")
                .from(Server.CONSOLE)
                .json("{email: '%s', callbackURL: '/'}".formatted(person.email()))
                .send();
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);

        Reply opened = open(awaitLinks(person, VERIFY, 2).getLast());

        assertThat(opened.status()).isEqualTo(302);
        assertThat(den.get("/api/auth/get-session")
                        .as(person)
                        .send()
                        .json()
                        .at("/user/emailVerified")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void shouldShowAFormForTheNewPassword() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(resetLink());

            page.getByLabel("New password").fill(NEW_PASSWORD);
            page.getByText("Save").click();

            assertThat(page.getByTestId("reset-done")).containsText("You are signed out everywhere");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> signIn(NEW_PASSWORD).status() == 200);
            assertThat(page.url()).as("the token is not left in the address").doesNotContain("token=");
        }
    }

    private static Reply open(String link) {
        return den.get(link.substring(den.base().toString().length())).send();
    }

    private String resetLink() {
        assertThat(requestReset(person.email()).status()).isEqualTo(200);
        return awaitLink(person, RESET);
    }

    private static Reply requestReset(String email) {
        return den.post("/api/auth/request-password-reset")
                .from(Server.CONSOLE)
                .json("{email: '%s'}".formatted(email))
                .send();
    }

    private static Reply reset(String token) {
        return den.post("/api/auth/reset-password")
                .from(Server.CONSOLE)
                .json("{newPassword: '%s', token: '%s'}".formatted(NEW_PASSWORD, token))
                .send();
    }

    private Reply signIn(String password) {
        return den.post("/api/auth/sign-in/email")
                .from(Server.CONSOLE)
                .json("{email: '%s', password: '%s'}".formatted(person.email(), password))
                .send();
    }

    private static String awaitLink(Person person, String path) {
        return awaitLinks(person, path, 1).getFirst();
    }

    private static List<String> awaitLinks(Person person, String path, int count) {
        return Awaitility.await("mail to " + person.email())
                .atMost(Duration.ofSeconds(10))
                .until(() -> links(person.email(), path), links -> links.size() >= count);
    }

    /** The links below that path in the mails to somebody. */
    private static List<String> links(String email, String path) {
        return mails.texts(email).stream()
                .flatMap(text -> LINK.matcher(text).results().map(MatchResult::group))
                .filter(link -> link.startsWith(den.base() + path))
                .toList();
    }
}
