package software.openwork.den.gate;

import java.util.List;
import software.openwork.den.gate.GateConfig.Variable;

/** Names, defaults and purposes of the gate's variables. */
final class GateVariables {

    static final String TOKEN = "OPENWORK_LABS_ACCESS_TOKEN";
    static final String PREVIOUS = "OPENWORK_LABS_ACCESS_TOKEN_PREVIOUS";
    static final String FILE = "OPENWORK_LABS_ACCESS_TOKEN_FILE";
    static final String OPENWORK = "OPENWORK_TOKEN";
    static final String HOST_TOKEN = "OPENWORK_HOST_TOKEN";
    static final String UPSTREAM = "OPENWORK_LABS_UPSTREAM";
    static final String HOST = "OPENWORK_LABS_HOST";
    static final String PORT = "OPENWORK_LABS_PORT";
    static final String PUBLIC_URL = "OPENWORK_LABS_PUBLIC_URL";
    static final String PROXIES = "OPENWORK_LABS_TRUSTED_PROXIES";
    static final String MODE = "OPENWORK_LABS_MODE";
    static final String COOKIE = "OPENWORK_LABS_ACCESS_COOKIE_NAME";
    static final String MAX_AGE = "OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS";
    static final String LOGIN = "OPENWORK_LABS_ACCESS_LOGIN_PATH";
    static final String PARAMETER = "OPENWORK_LABS_ACCESS_QUERY_PARAM";
    static final String FORMAT = "OPENWORK_LOG_FORMAT";
    static final String REQUESTS = "OPENWORK_LOG_REQUESTS";

    static final List<Variable> ALL = List.of(
            without(TOKEN, "the gate is open", "The token that opens the gate; at least 16 characters are wise."),
            without(
                    PREVIOUS,
                    "none",
                    "The token before it, for as long as a rotation takes: accepted in the header and the form, never by"
                            + " an old cookie."),
            without(
                    FILE,
                    "none",
                    "File of further tokens, one a line: `name token [expiry]`. Read again when it changes. Alone it"
                            + " switches the gate on, too."),
            without(OPENWORK, "none, with a warning", "OpenWork's client token; only names who came, opens nothing."),
            without(HOST_TOKEN, "none, with a warning", "OpenWork's host token; likewise."),
            without(
                    UPSTREAM,
                    "required by the program; not used when mounted",
                    "Origin of what stands behind the gate, such as `http://openwork-host:8787`."),
            with(HOST, "0.0.0.0", "Address that the program listens on."),
            with(PORT, "8789", "Port that the program listens on."),
            without(
                    PUBLIC_URL,
                    "taken from each request",
                    "The gate's own origin as browsers see it. With https the cookie is sent over https only; forms from"
                            + " any other origin are refused."),
            with(
                    PROXIES,
                    "none",
                    "Whose `X-Forwarded-For` and `-Proto` are believed: `private` (loopback and private ranges), `none`,"
                            + " or a comma list of networks."),
            with(MODE, "token", "`token`, or `closed`: everything but health gets a friendly page."),
            with(COOKIE, "openwork_labs_access", "Name of the cookie."),
            with(MAX_AGE, "43200", "Life of the cookie in seconds; at most 2592000, larger values are cut to it."),
            with(LOGIN, "/labs-access", "Path of the login page."),
            with(PARAMETER, "labs_access_token", "Query parameter of bootstrap links."),
            with(FORMAT, "text", "`text`, or `json`: OpenTelemetry log records, one a line."),
            with(REQUESTS, "true", "`false` writes refusals, grants and errors only."));

    private GateVariables() {}

    static String fallback(String name) {
        return ALL.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow()
                .fallback();
    }

    private static Variable with(String name, String fallback, String purpose) {
        return new Variable(name, fallback, "`" + fallback + "`", purpose);
    }

    private static Variable without(String name, String unset, String purpose) {
        return new Variable(name, "", unset, purpose);
    }
}
