package software.openwork.den.http.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.FinishSocialSignIn;
import software.openwork.den.application.account.SocialSignInError;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.StateCookie;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.QueryString;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.Reply.Header;
import software.openwork.den.http.wire.TrustedOrigins;

/**
 * {@code callback/:provider}, where providers send browsers back to. Always answers with a redirect, to a place that
 * was named when the sign-in began, or to this server.
 */
final class CallbackRoutes {

    private static final String PATH = "callback/{id}";

    /** What a provider may send along, in the order in which it is sent on. */
    private static final List<String> PARAMETERS =
            List.of("code", "error", "device_id", "error_description", "state", "user");

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_URL = 6_000;

    private final FinishSocialSignIn finish;
    private final Credentials credentials;
    private final NewSession newSession;
    private final StateCookie stateCookie;
    private final TrustedOrigins origins;
    private final String baseUrl;
    private final String authUrl;

    CallbackRoutes(
            SocialUseCases useCases,
            Credentials credentials,
            NewSession newSession,
            StateCookie stateCookie,
            TrustedOrigins origins,
            URI baseUrl) {
        this.finish = useCases.finish();
        this.credentials = credentials;
        this.newSession = newSession;
        this.stateCookie = stateCookie;
        this.origins = origins;
        this.baseUrl = baseUrl.toString();
        this.authUrl = this.baseUrl.replaceFirst("/+$", "") + "/api/auth";
    }

    List<Route> routes() {
        return List.of(
                Route.auth(Method.GET, PATH, new Action.Open(this::come)),
                Route.auth(
                        Method.POST,
                        PATH,
                        new Action.Submit<>(
                                Access.OPEN, Action.Submit.FORM_OR_JSON, CallbackRoutes::read, this::sendOn)));
    }

    private Reply come(Exchange exchange) {
        List<Fields.Issue> issues = issues(exchange.query());
        if (!issues.isEmpty()) {
            return AuthErrors.invalidQuery(issues);
        }
        QueryString query = exchange.query();
        FinishSocialSignIn.Command command = new FinishSocialSignIn.Command(
                exchange.pathParameter(),
                query.text("state").orElse(null),
                stateCookie.state(exchange).orElse(null),
                query.text("code").orElse(null),
                query.text("error").orElse(null),
                query.text("error_description").orElse(null),
                credentials
                        .presented(exchange)
                        .map(Credentials.Presented::token)
                        .orElse(null),
                exchange.caller());
        return switch (finish.handle(command)) {
            case FinishSocialSignIn.Opened opened ->
                redirect(trusted(opened.target(), baseUrl))
                        .with(List.of(stateCookie.expire()))
                        .with(newSession.handOver(
                                exchange, opened.signedIn().session().token(), true));
            case FinishSocialSignIn.Linked linked ->
                redirect(trusted(linked.target(), baseUrl)).with(List.of(stateCookie.expire()));
            case FinishSocialSignIn.Failed failed ->
                redirect(errorUrl(failed.errorUrl(), code(failed.error()), null))
                        .with(failed.over() ? List.of(stateCookie.expire()) : List.<Header>of());
            case FinishSocialSignIn.RefusedThere refused ->
                redirect(errorUrl(refused.errorUrl(), refused.error(), refused.description()))
                        .with(List.of(stateCookie.expire()));
        };
    }

    /** Some providers have the browser post its answer. Cookies do not come along then, so it comes once more. */
    private Reply sendOn(Exchange exchange, Map<String, String> form) {
        List<Fields.Issue> issues = issues(exchange.query());
        if (!issues.isEmpty()) {
            return AuthErrors.invalidQuery(issues);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : PARAMETERS) {
            exchange.query()
                    .text(name)
                    .or(() -> Optional.ofNullable(form.get(name)))
                    .ifPresent(value -> parameters.put(name, value));
        }
        String url = authUrl + "/callback/" + PercentCode.encode(exchange.pathParameter()) + "?" + encode(parameters);
        return url.length() > LONGEST_URL ? AuthErrors.tooLong() : redirect(url);
    }

    private static FormReader.Reading<Map<String, String>> read(Fields fields) {
        Map<String, String> form = new LinkedHashMap<>();
        if (fields.isAbsent()) {
            return new FormReader.Read<>(form);
        }
        PARAMETERS.forEach(name -> fields.optionalText(name).ifPresent(value -> form.put(name, value)));
        return FormReader.Reading.of(fields, form);
    }

    private static List<Fields.Issue> issues(QueryString query) {
        List<Fields.Issue> issues = new ArrayList<>();
        for (String name : PARAMETERS) {
            switch (query.get(name)) {
                case QueryString.Many many ->
                    issues.add(new Fields.Issue(name, "Invalid input: expected string, received array"));
                case QueryString.Nested nested ->
                    issues.add(new Fields.Issue(name, "Invalid input: expected string, received object"));
                case QueryString.Absent absent -> {
                    // Each may be missing.
                }
                case QueryString.Text text -> {
                    // As it should be.
                }
            }
        }
        return issues;
    }

    private static Reply redirect(String url) {
        return Reply.authJson(302, new byte[0]).with("Location", PercentCode.headerSafe(url));
    }

    /** Places are judged when a sign-in begins. Since then the settings, or the server, may have changed. */
    private String trusted(@Nullable String url, String otherwise) {
        return url != null && (url.equals(baseUrl) || origins.allowsTarget(url)) ? url : otherwise;
    }

    private String errorUrl(@Nullable String wanted, String error, @Nullable String description) {
        String url = trusted(wanted, authUrl + "/error");
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", cut(error, LONGEST_ERROR));
        if (description != null && !description.isEmpty()) {
            parameters.put("error_description", cut(description, LONGEST_DESCRIPTION));
        }
        int hash = url.indexOf('#');
        String address = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        return address + (address.indexOf('?') < 0 ? "?" : "&") + encode(parameters) + fragment;
    }

    private static String code(SocialSignInError error) {
        return error.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
