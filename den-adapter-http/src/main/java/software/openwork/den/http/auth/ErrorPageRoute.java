package software.openwork.den.http.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/**
 * {@code GET error}: where a sign-in ends that failed and that has no page of its own for that. On https the page at
 * the root says so; elsewhere, in development, a bare page does.
 */
final class ErrorPageRoute {

    private static final Pattern CODE = Pattern.compile("['A-Za-z0-9_-]{1,256}");
    private static final int LONGEST_DESCRIPTION = 512;

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean secure;

    ErrorPageRoute(boolean secure) {
        this.secure = secure;
    }

    Route route() {
        return Route.auth(Method.GET, "error", new Action.Open(this::show));
    }

    private Reply show(Exchange exchange) {
        String code = exchange.query()
                .text("error")
                .filter(text -> CODE.matcher(text).matches())
                .orElse("UNKNOWN");
        Optional<String> description = exchange.query()
                .text("error_description")
                .filter(text -> !text.isEmpty())
                .map(ErrorPageRoute::cut);
        return secure ? redirect(code, description) : page(code, description.orElse(""));
    }

    private static Reply redirect(String code, Optional<String> description) {
        return Reply.empty(302)
                .with(
                        "Location",
                        "/?error=" + encode(code)
                                + description
                                        .map(text -> "&error_description=" + encode(text))
                                        .orElse(""));
    }

    private static Reply page(String code, String description) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sign-in failed</title>
                <link rel="stylesheet" href="/web/style.css">
                </head>
                <body>
                <main>
                <h1>Sign-in failed</h1>
                <p>Code: <code>%s</code></p>
                <p>%s</p>
                <p><a href="/">Back to the start</a></p>
                </main>
                </body>
                </html>
                """.formatted(escape(code), escape(description));
        return Reply.of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
