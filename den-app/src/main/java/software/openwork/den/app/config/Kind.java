package software.openwork.den.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.TrustedProxies;

/**
 * What the text of a variable must look like.
 *
 * @param form completes "must be …"
 * @param parser the value, or empty when the text does not have the form; the text is trimmed and not empty, save
 *     for kinds that take emptiness for a value
 * @param takesEmpty whether an empty text is a value rather than nothing
 */
record Kind<T>(String form, Function<String, Optional<T>> parser, boolean takesEmpty) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");
    private static final Pattern SENDER = Pattern.compile("[^<>\\p{Cntrl}]*<" + EMAIL + ">|" + EMAIL);
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PATTERN =
            Pattern.compile("(?i)(https?://)?\\*\\.([a-z0-9-]+\\.)+[a-z0-9-]+(:[0-9]{1,5})?");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Kind(String form, Function<String, Optional<T>> parser) {
        this(form, parser, false);
    }

    /** Any text without control characters. */
    static Kind<String> text() {
        return matching("a text without control characters", "\\P{Cntrl}+");
    }

    static Kind<String> matching(String form, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return where(form, text -> compiled.matcher(text).matches());
    }

    static Kind<String> domain() {
        return new Kind<>(
                "a domain name such as workers.example.com",
                text -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(name -> DOMAIN.matcher(name).matches()));
    }

    static Kind<String> sender() {
        return where(
                "an e-mail address, or Name <address>",
                text -> SENDER.matcher(text).matches());
    }

    static Kind<Secret> secret(int shortest) {
        String form = shortest > 1 ? "at least " + shortest + " characters" : "a text without blanks";
        return new Kind<>(
                form,
                text -> Optional.of(text)
                        .filter(any -> any.length() >= shortest && (shortest > 1 || noBlanks(any)))
                        .map(Secret::of));
    }

    static Kind<Secret> secretStarting(String form, String start) {
        return new Kind<>(
                form,
                text -> Optional.of(text).filter(any -> any.startsWith(start)).map(Secret::of));
    }

    static Kind<Secret> mailServer() {
        return new Kind<>(
                "smtp://user:password@host:587 or smtps://user:password@host:465",
                text -> uri(text)
                        .filter(uri -> isOneOf(uri.getScheme(), "smtp", "smtps") && hasHost(uri))
                        .map(uri -> Secret.of(text)));
    }

    static Kind<Integer> number(int least, int most) {
        return new Kind<>(
                "a whole number from " + least + " to " + most,
                text -> decimal(text)
                        .filter(number -> number >= least && number <= most)
                        .map(Math::toIntExact));
    }

    static Kind<Duration> millis() {
        return new Kind<>(
                "a number of milliseconds from 1 to " + LONGEST.toMillis(),
                text -> decimal(text)
                        .filter(number -> number >= 1 && number <= LONGEST.toMillis())
                        .map(Duration::ofMillis));
    }

    static Kind<Boolean> flag() {
        return new Kind<>("true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static <E extends Enum<E>> Kind<E> word(Class<E> type) {
        List<E> words = List.of(type.getEnumConstants());
        String form = String.join(" or ", words.stream().map(Kind::lower).toList());
        return new Kind<>(
                form,
                text -> words.stream()
                        .filter(word -> lower(word).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst());
    }

    /** A base URL: nothing is appended to it but paths. A trailing slash is dropped. */
    static Kind<URI> url() {
        return new Kind<>(
                "an absolute http or https URL without user, query or fragment",
                text -> uri(text)
                        .filter(uri -> isWeb(uri) && uri.getRawQuery() == null)
                        .map(uri -> URI.create(withoutTrailingSlashes(text))));
    }

    /** As {@link #url}, for secrets to be sent to: http on loopback only. */
    static Kind<URI> providerUrl() {
        return new Kind<>(
                "an absolute https URL (http on loopback only) without user, query or fragment",
                text -> url().parser.apply(text).filter(Kind::isSecure));
    }

    /** A page to send people to, kept as it is. */
    static Kind<URI> page() {
        return new Kind<>("an absolute http or https URL", text -> uri(text).filter(Kind::isWeb));
    }

    static Kind<String> template() {
        return where(
                "an http or https URL with {workerId} in it",
                text -> text.contains("{workerId}")
                        && uri(text.replace("{workerId}", "id"))
                                .filter(Kind::isWeb)
                                .isPresent());
    }

    static Kind<Path> folder() {
        return new Kind<>("the path of a folder", text -> {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException bad) {
                return Optional.empty();
            }
        });
    }

    static Kind<List<String>> emails() {
        return list(
                "a comma-separated list of e-mail addresses",
                text -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(email -> EMAIL.matcher(email).matches()));
    }

    /** Patterns count where users are signed in, not for CORS; a lone {@code *} would trust every page there is. */
    static Kind<List<String>> origins() {
        return list(
                "a comma-separated list of origins such as https://app.example.com or https://*.example.com"
                        + " (* alone is refused)",
                text -> Optional.of(withoutTrailingSlashes(text)).filter(Kind::isOrigin));
    }

    private static boolean isOrigin(String text) {
        return PATTERN.matcher(text).matches()
                || uri(text)
                        .filter(uri -> isWeb(uri) && uri.getRawPath().isEmpty() && uri.getRawQuery() == null)
                        .isPresent();
    }

    /** Origins where the empty list can be asked for by an empty text, unlike leaving the variable out. */
    static Kind<List<String>> originsOrNone() {
        Kind<List<String>> origins = origins();
        return new Kind<>(origins.form(), origins.parser(), true);
    }

    static Kind<TrustedProxies> networks() {
        return new Kind<>("private, none, or a comma-separated list of networks such as 10.1.0.0/16", text -> {
            try {
                return Optional.of(TrustedProxies.of(text.toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException bad) {
                return Optional.empty();
            }
        });
    }

    private static Kind<String> where(String form, Predicate<String> check) {
        return new Kind<>(form, text -> Optional.of(text).filter(check));
    }

    private static Kind<List<String>> list(String form, Function<String, Optional<String>> entry) {
        return new Kind<>(form, text -> {
            List<Optional<String>> entries = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .map(entry)
                    .toList();
            return entries.stream().allMatch(Optional::isPresent)
                    ? Optional.of(entries.stream()
                            .flatMap(Optional::stream)
                            .distinct()
                            .toList())
                    : Optional.empty();
        });
    }

    private static Optional<Long> decimal(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(new BigDecimal(text).longValueExact()) : Optional.empty();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException bad) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return isOneOf(uri.getScheme(), "http", "https")
                && hasHost(uri)
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    /** By its text: a name is not looked up. */
    private static boolean isSecure(URI uri) {
        String host = uri.getHost();
        return isOneOf(uri.getScheme(), "https")
                || isOneOf(host, "localhost", "[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean hasHost(URI uri) {
        return uri.getHost() != null && uri.getPort() <= 65_535;
    }

    private static boolean isOneOf(@Nullable String scheme, String... allowed) {
        return scheme != null && Arrays.asList(allowed).contains(scheme.toLowerCase(Locale.ROOT));
    }

    private static boolean noBlanks(String text) {
        return text.chars().noneMatch(Character::isWhitespace);
    }

    private static String withoutTrailingSlashes(String text) {
        return text.replaceFirst("/+$", "");
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
