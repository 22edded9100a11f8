package software.openwork.den.gate.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The pages that people see: plain HTML, no script, nothing from anywhere else. */
public final class LoginPage {

    private static final String PAGE = resource("page.html");
    private static final String FORM = resource("form.html");
    private static final String STYLE = resource("style.css");

    /** Nothing but the page's own style and a form to the page itself; not to be shown in a frame. */
    public static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String path;

    /**
     * Pages.
     *
     * @param path of the login page
     */
    public LoginPage(String path) {
        this.path = path;
    }

    /** The login page on the way to somewhere. */
    public String login(String next) {
        return form("Access token required", "", next);
    }

    /** The login page after a token that opens nothing. */
    public String failed(String next) {
        return form("Access token required", "That token does not open this site. Check it and try again.", next);
    }

    /** The login page after a form that another site sent. */
    public String foreign() {
        return form("Access token required", "Your browser says that another site sent the form. Send it here.", "/");
    }

    /** The page for those who tried too often. */
    public String throttled(long seconds) {
        return page(
                "Too many attempts",
                "<p role=\"alert\">Too many tokens were tried. Wait " + seconds + " seconds and try again.</p>\n");
    }

    /** The page of a closed gate. */
    public String closed() {
        return page(
                "Closed for now",
                "<p>This preview is closed at the moment. Nothing is lost; please come back later.</p>\n");
    }

    private String form(String title, String problem, String next) {
        String form = fill(FORM, "action", escape(path));
        form = fill(
                form,
                "problem",
                problem.isEmpty() ? "" : "<p id=\"problem\" role=\"alert\">" + escape(problem) + "</p>\n");
        form = fill(form, "described", problem.isEmpty() ? "" : " aria-describedby=\"problem\" aria-invalid=\"true\"");
        // Last: what a visitor wrote must not be filled in again.
        String hidden = ReturnPath.shown(next)
                .map(value -> "<input type=\"hidden\" name=\"next\" value=\"" + escape(value) + "\">\n")
                .orElse("");
        return page(title, fill(form, "next", hidden));
    }

    private static String page(String title, String content) {
        return fill(fill(fill(PAGE, "style", STYLE), "title", escape(title)), "content", content);
    }

    private static String fill(String template, String name, String text) {
        return template.replace("{{" + name + "}}", text);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this JDK cannot hash", broken);
        }
    }

    private static String resource(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
