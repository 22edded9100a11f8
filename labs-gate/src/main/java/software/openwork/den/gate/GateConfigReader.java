package software.openwork.den.gate;

import static software.openwork.den.gate.GateVariables.COOKIE;
import static software.openwork.den.gate.GateVariables.FILE;
import static software.openwork.den.gate.GateVariables.FORMAT;
import static software.openwork.den.gate.GateVariables.HOST;
import static software.openwork.den.gate.GateVariables.HOST_TOKEN;
import static software.openwork.den.gate.GateVariables.LOGIN;
import static software.openwork.den.gate.GateVariables.MAX_AGE;
import static software.openwork.den.gate.GateVariables.MODE;
import static software.openwork.den.gate.GateVariables.OPENWORK;
import static software.openwork.den.gate.GateVariables.PARAMETER;
import static software.openwork.den.gate.GateVariables.PORT;
import static software.openwork.den.gate.GateVariables.PREVIOUS;
import static software.openwork.den.gate.GateVariables.PROXIES;
import static software.openwork.den.gate.GateVariables.PUBLIC_URL;
import static software.openwork.den.gate.GateVariables.REQUESTS;
import static software.openwork.den.gate.GateVariables.TOKEN;
import static software.openwork.den.gate.GateVariables.UPSTREAM;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.GateConfig.Reading;
import software.openwork.den.gate.GateConfig.Use;
import software.openwork.den.gate.credential.TokenFile;
import software.openwork.den.gate.wire.Networks;

/** Puts the settings together. Goes on after a problem, to find all of them. */
final class GateConfigReader {

    private static final int WISE_LENGTH = 16;
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]{1,1024}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern LOGIN_PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,8}");
    private static final Pattern HEALTH = Pattern.compile("/health|/w/[^/]+/health");

    private final Map<String, String> environment = new HashMap<>();
    private final Use use;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    GateConfigReader(Map<String, String> environment, Use use) {
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                this.environment.put(name, value.strip());
            }
        });
        this.use = use;
    }

    Reading read() {
        GateConfig.Tokens tokens = tokens();
        boolean closed =
                Objects.equals(value(MODE, "token or closed", text -> oneOf(text, "token", "closed")), "closed");
        Duration maxAge = maxAge();
        String login = value(
                LOGIN,
                "a path of plain letters such as /labs-access, and not that of a health check",
                text -> LOGIN_PATH.matcher(text).matches()
                                && !HEALTH.matcher(text).matches()
                        ? text
                        : null);
        String cookie = value(COOKIE, "a cookie name", text -> matching(COOKIE_NAME, text));
        String parameter = value(PARAMETER, "a plain parameter name", text -> matching(NAME, text));
        String host =
                value(HOST, "an address or host name", text -> matching(Pattern.compile("[0-9A-Za-z.:-]+"), text));
        Integer port = value(PORT, "a port from 0 to 65535", GateConfigReader::port);
        Networks proxies = value(
                PROXIES,
                "private, none, or a comma list of networks such as 10.1.0.0/16",
                text -> Networks.of(text).orElse(null));
        String format = value(FORMAT, "text or json", text -> oneOf(text, "text", "json"));
        String requests = value(REQUESTS, "true or false", text -> oneOf(text, "true", "false"));
        Optional<URI> publicUrl = optional(PUBLIC_URL, "an origin such as https://labs.example.com", this::origin);
        Optional<URI> upstream = upstream();
        if (!problems.isEmpty()
                || login == null
                || cookie == null
                || parameter == null
                || host == null
                || port == null
                || proxies == null) {
            return new Reading.Invalid(List.copyOf(problems), List.copyOf(warnings));
        }
        GateConfig config = new GateConfig(
                new GateConfig.Listen(host, port),
                upstream,
                publicUrl,
                tokens,
                new GateConfig.Cookie(cookie, maxAge),
                new GateConfig.Paths(login, parameter),
                new GateConfig.Log("json".equals(format), "true".equals(requests)),
                proxies,
                closed);
        return new Reading.Valid(config, List.copyOf(warnings));
    }

    private GateConfig.Tokens tokens() {
        Optional<Secret> current = secret(TOKEN);
        Optional<Secret> previous = secret(PREVIOUS);
        Optional<Path> file = optional(FILE, "the path of a file", GateConfigReader::path);
        Optional<Secret> openwork =
                Optional.ofNullable(environment.get(OPENWORK)).map(Secret::of);
        Optional<Secret> host = Optional.ofNullable(environment.get(HOST_TOKEN)).map(Secret::of);
        if (previous.isPresent() && current.isEmpty()) {
            problems.add(PREVIOUS + " is set, and " + TOKEN + " is not: set both, or only the latter");
        }
        if (previous.isPresent() && previous.equals(current)) {
            warnings.add(PREVIOUS + " is the current token: it has no effect");
        }
        foreign(TOKEN, current, openwork, host);
        foreign(PREVIOUS, previous, openwork, host);
        file.ifPresent(path -> {
            switch (TokenFile.read(path)) {
                case TokenFile.Read read ->
                    read.tokens().forEach(token -> {
                        foreign(FILE, Optional.of(token.secret()), openwork, host);
                        if (Optional.of(token.secret()).equals(current)) {
                            problems.add(FILE + " holds the token of " + TOKEN + " under the name " + token.name());
                        }
                        warnIfShort(FILE + ": the token of " + token.name(), token.secret());
                    });
                case TokenFile.Unreadable unreadable -> problems.add(FILE + " " + unreadable.reason());
            }
        });
        current.ifPresent(token -> warnIfShort(TOKEN, token));
        if (openwork.isEmpty()) {
            warnings.add(OPENWORK + " is not set: the log cannot tell OpenWork's clients from strangers");
        }
        if (host.isEmpty()) {
            warnings.add(HOST_TOKEN + " is not set: the log cannot tell the host from strangers");
        }
        return new GateConfig.Tokens(current, previous, file, openwork, host);
    }

    private void warnIfShort(String what, Secret token) {
        if (token.reveal().length() < WISE_LENGTH) {
            warnings.add(what + " is shorter than " + WISE_LENGTH + " characters: it can be guessed");
        }
    }

    private void foreign(String name, Optional<Secret> token, Optional<Secret> openwork, Optional<Secret> host) {
        if (token.isPresent() && token.equals(openwork)) {
            problems.add(name + " must not be the token of " + OPENWORK);
        }
        if (token.isPresent() && token.equals(host)) {
            problems.add(name + " must not be the token of " + HOST_TOKEN);
        }
    }

    private Duration maxAge() {
        Duration wanted = value(
                MAX_AGE,
                "a number of seconds from 1 on",
                text -> matching(Pattern.compile("[0-9]{1,12}"), text) == null || Long.parseLong(text) == 0
                        ? null
                        : Duration.ofSeconds(Long.parseLong(text)));
        if (wanted != null && wanted.compareTo(GateConfig.LONGEST_COOKIE) > 0) {
            warnings.add(MAX_AGE + " is cut to " + GateConfig.LONGEST_COOKIE.toSeconds());
            return GateConfig.LONGEST_COOKIE;
        }
        return wanted == null ? GateConfig.LONGEST_COOKIE : wanted;
    }

    private Optional<URI> upstream() {
        String form = "an origin such as http://openwork-host:8787, without path, user or query";
        if (use == Use.PROXY && !environment.containsKey(UPSTREAM)) {
            problems.add(UPSTREAM + " is required: set it to " + form);
        }
        return optional(UPSTREAM, form, this::origin);
    }

    private Optional<Secret> secret(String name) {
        return optional(name, "up to 1024 visible ASCII characters", text -> matching(VISIBLE, text), false)
                .map(Secret::of);
    }

    private <T> Optional<T> optional(String name, String form, Function<String, @Nullable T> parser) {
        return optional(name, form, parser, true);
    }

    private <T> Optional<T> optional(String name, String form, Function<String, @Nullable T> parser, boolean shown) {
        String text = environment.get(name);
        return text == null ? Optional.empty() : Optional.ofNullable(parse(name, form, parser, text, shown));
    }

    private <T> @Nullable T value(String name, String form, Function<String, @Nullable T> parser) {
        return parse(name, form, parser, environment.getOrDefault(name, GateVariables.fallback(name)), true);
    }

    private <T> @Nullable T parse(
            String name, String form, Function<String, @Nullable T> parser, String text, boolean shown) {
        T value = parser.apply(text);
        if (value == null) {
            String printable = text.replaceAll("\\p{Cntrl}", "?").replaceAll("//.*@", "//…@");
            problems.add(name + " must be " + form
                    + (shown
                            ? ", not \"" + (printable.length() > 60 ? printable.substring(0, 60) + "…" : printable)
                                    + "\""
                            : ""));
        }
        return value;
    }

    private @Nullable URI origin(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && "".equals(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65_535;
            return web && bare ? uri : null;
        } catch (URISyntaxException bad) {
            return null;
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException bad) {
            return null;
        }
    }

    private static @Nullable Integer port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.valueOf(text) : null;
    }

    private static @Nullable String matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : null;
    }

    private static @Nullable String oneOf(String text, String... words) {
        String word = text.toLowerCase(Locale.ROOT);
        return List.of(words).contains(word) ? word : null;
    }
}
