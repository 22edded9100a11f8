package software.openwork.den.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and bad values of every variable, one after the other in an otherwise good environment. */
class VariablesTest {

    private static final List<String> MILLIS_GOOD = List.of("1", "86400000", " 5000 ");
    private static final List<String> MILLIS_BAD = List.of("0", "-1", "1.5", "5s", "1e3", "999999999999999", "٣");
    private static final List<String> URL_GOOD = List.of("https://api.example.com/v1", "http://127.0.0.1:8080/");
    private static final List<String> URL_BAD = List.of(
            "api.example.com",
            "ftp://example.com",
            "https://",
            "https://u:p@example.com",
            "https://e.com:99999",
            "https://e.com/#x",
            "https://e.com/?q=1",
            "https://a b");
    private static final List<String> PROVIDER_URL_BAD = Stream.concat(
                    URL_BAD.stream(), Stream.of("http://github.example.com/login", "http://127.0.0.1.example.com"))
            .toList();
    private static final List<String> PAGE_BAD = List.of("example.com", "javascript:alert(1)", "//example.com");
    private static final List<String> FLAG_GOOD = List.of("true", "FALSE", " True ");
    private static final List<String> FLAG_BAD = List.of("yes", "1", "on", "truee");
    private static final List<String> ORIGINS_GOOD = List.of(
            "https://a.example", "http://localhost:3000/, https://b.example//", "https://*.a.example,*.b.example");
    private static final List<String> ORIGINS_BAD = List.of(
            "*",
            "https://a.example,*",
            "https://*",
            "https://*.com",
            "*.com",
            "https://a*.example.com",
            "a.example",
            "https://a.example/path",
            "null");
    private static final List<String> COUNT_BAD = List.of("-1", "many", "1000001", "0x10", "");
    private static final List<String> TEXT_GOOD = List.of("something");
    private static final List<String> TEXT_BAD = List.of("two\nlines", "a\u0000b");
    private static final List<String> TOKEN_BAD = List.of("with blank", "tab\there");
    private static final List<String> DOMAIN_GOOD = List.of("openwork.studio", "Workers.Example.COM");
    private static final List<String> DOMAIN_BAD =
            List.of("localhost", "https://x.example", ".example.com", "a..b.com", "-a.example.com", "*.example.com");

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(
                        "DATABASE_URL",
                        List.of(
                                "mysql://u:p@h:3306/db",
                                "mysql://u@[::1]/db",
                                "mysql://u:p%40ss@h/db?ssl={\"rejectUnauthorized\":true}",
                                "mysql://u:p@h/db?sslaccept=strict"),
                        List.of(
                                "postgres://u:p@h/db",
                                "mysql://u:p@h",
                                "mysql://h/db",
                                "u:p@h/db",
                                "mysql://u:p@h:0/db")),
                arguments(
                        "BETTER_AUTH_SECRET",
                        List.of("x".repeat(32), "with blanks and more than 32 characters"),
                        List.of("x".repeat(31), "short")),
                arguments("BETTER_AUTH_URL", URL_GOOD, URL_BAD),
                arguments("PORT", List.of("0", "8788", "65535"), List.of("-1", "65536", "http", "80 81")),
                arguments("CORS_ORIGINS", ORIGINS_GOOD, ORIGINS_BAD),
                arguments("DEN_BETTER_AUTH_TRUSTED_ORIGINS", ORIGINS_GOOD, ORIGINS_BAD),
                arguments(
                        "DEN_TRUSTED_PROXIES",
                        List.of("private", "NONE", "10.1.0.0/16, 192.0.2.7", "2001:db8::/32,::1,fe80::1"),
                        List.of(
                                "all",
                                "10.1.0.0/33",
                                "10.1.0/16",
                                "256.1.1.1",
                                "2001:db8::/129",
                                "1::2::3",
                                "example.com")),
                arguments("DEN_RATE_LIMIT_ENABLED", FLAG_GOOD, FLAG_BAD),
                arguments("DEN_LOCKOUT_ENABLED", FLAG_GOOD, FLAG_BAD),
                arguments("DEN_DRAIN_MS", List.of("0", "10000"), List.of("-1", "300001", "1.5", "10s")),
                arguments("DEN_DATA_DIR", List.of(".den", "/var/lib/den"), List.of("a\u0000b")),
                arguments("DEN_DB_POOL_SIZE", List.of("2", "40"), List.of("1", "0", "1001", "ten")),
                arguments("GITHUB_CLIENT_ID", TEXT_GOOD, TEXT_BAD),
                arguments("GITHUB_CLIENT_SECRET", TEXT_GOOD, TOKEN_BAD),
                arguments("GOOGLE_CLIENT_ID", TEXT_GOOD, TEXT_BAD),
                arguments("GOOGLE_CLIENT_SECRET", TEXT_GOOD, TOKEN_BAD),
                arguments("DEN_GITHUB_AUTHORIZE_URL", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_GITHUB_TOKEN_URL", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_GITHUB_API_BASE", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_GOOGLE_AUTHORIZE_URL", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_GOOGLE_TOKEN_URL", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_GOOGLE_CERTS_URL", URL_GOOD, PROVIDER_URL_BAD),
                arguments("DEN_RECLAIM_UNVERIFIED", FLAG_GOOD, FLAG_BAD),
                arguments(
                        "DEN_SMTP_URL",
                        List.of("smtp://u:p@mail.example:587", "smtps://mail.example"),
                        List.of("mail.example:25", "http://mail.example", "smtp://")),
                arguments(
                        "DEN_MAIL_FROM",
                        List.of("den@example.com", "Den <den@example.com>"),
                        List.of("den", "Den <den>", "a@b\r\nBcc: c@d")),
                arguments(
                        "DEN_ADMIN_EMAILS",
                        List.of("A@example.com", "a@example.com, b@example.com"),
                        List.of("a", "a@b@c", "a@example.com;b@example.com c@d")),
                arguments("PROVISIONER_MODE", List.of("stub", "STUB"), List.of("docker", "none")),
                arguments(
                        "WORKER_URL_TEMPLATE",
                        List.of("https://{workerId}.example.com", "http://localhost:1/{workerId}/{workerId}"),
                        List.of("https://example.com/", "{workerId}", "https://example.com/{id}")),
                arguments("DEN_MAX_CLOUD_WORKERS_PER_USER", List.of("0", "50"), notEmpty(COUNT_BAD)),
                arguments("DEN_FAILED_LAUNCH_TTL_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_SWEEP", List.of("report", "apply", "off"), List.of("on", "true")),
                arguments("RENDER_API_BASE", URL_GOOD, URL_BAD),
                arguments("RENDER_API_KEY", TEXT_GOOD, TOKEN_BAD),
                arguments("RENDER_OWNER_ID", TEXT_GOOD, TEXT_BAD),
                arguments("RENDER_WORKER_REPO", URL_GOOD, URL_BAD),
                arguments("RENDER_WORKER_BRANCH", TEXT_GOOD, TEXT_BAD),
                arguments("RENDER_WORKER_ROOT_DIR", TEXT_GOOD, TEXT_BAD),
                arguments("RENDER_WORKER_PLAN", TEXT_GOOD, TEXT_BAD),
                arguments("RENDER_WORKER_REGION", TEXT_GOOD, TEXT_BAD),
                arguments(
                        "RENDER_WORKER_OPENWORK_VERSION",
                        List.of("0.11.113", "latest"),
                        List.of("1 2", "1;2", "$(x)", "-g")),
                arguments(
                        "RENDER_WORKER_NAME_PREFIX",
                        List.of("den-worker", "d", "x".repeat(25)),
                        List.of("Den", "-den", "den-", "x".repeat(26), "den_worker")),
                arguments("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", DOMAIN_GOOD, DOMAIN_BAD),
                arguments("RENDER_CUSTOM_DOMAIN_READY_TIMEOUT_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("RENDER_PROVISION_TIMEOUT_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("RENDER_HEALTHCHECK_TIMEOUT_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("RENDER_POLL_INTERVAL_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_RENDER_TEARDOWN", List.of("suspend", "Delete"), List.of("keep", "off")),
                arguments("DEN_RENDER_CREATES_PER_HOUR", List.of("1", "20"), List.of("0", "-1", "x")),
                arguments("DEN_RENDER_READS_PER_MINUTE", List.of("10", "400"), List.of("9", "-1", "x")),
                arguments("VERCEL_API_BASE", URL_GOOD, URL_BAD),
                arguments("VERCEL_TOKEN", TEXT_GOOD, TOKEN_BAD),
                arguments("VERCEL_TEAM_ID", TEXT_GOOD, TEXT_BAD),
                arguments("VERCEL_TEAM_SLUG", TEXT_GOOD, TEXT_BAD),
                arguments("VERCEL_DNS_DOMAIN", DOMAIN_GOOD, DOMAIN_BAD),
                arguments("POLAR_FEATURE_GATE_ENABLED", List.of("false", " FALSE "), FLAG_BAD),
                arguments("POLAR_API_BASE", URL_GOOD, URL_BAD),
                arguments("POLAR_ACCESS_TOKEN", TEXT_GOOD, TOKEN_BAD),
                arguments("POLAR_PRODUCT_ID", TEXT_GOOD, TEXT_BAD),
                arguments("POLAR_BENEFIT_ID", TEXT_GOOD, TEXT_BAD),
                arguments(
                        "POLAR_SUCCESS_URL",
                        List.of("https://e.com/?paid={CHECKOUT}".replace("{CHECKOUT}", "1")),
                        PAGE_BAD),
                arguments("POLAR_RETURN_URL", List.of("https://e.com/back"), PAGE_BAD),
                arguments("POLAR_WEBHOOK_SECRET", TEXT_GOOD, TOKEN_BAD),
                arguments("DEN_POLAR_VERSION", List.of("2026-10", "2026-10-01"), List.of("latest", "2026")),
                arguments("DEN_POLAR_EMAIL_MATCH", List.of("any", "verified", "off"), List.of("all")),
                arguments("DEN_POLAR_GRACE_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_POLAR_CACHE_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_POLAR_NEGATIVE_CACHE_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_FREE_CLOUD_WORKERS", List.of("0", "1"), notEmpty(COUNT_BAD)),
                arguments("DEN_METRICS_TOKEN", TEXT_GOOD, TOKEN_BAD),
                arguments("DEN_LOG_FORMAT", List.of("text", "json"), List.of("xml")),
                arguments("DEN_LABS_GATE", List.of("false", " FALSE "), FLAG_BAD),
                arguments("DEN_RETENTION_SESSIONS_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_RETENTION_EVENTS_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_RETENTION_DELIVERIES_MS", MILLIS_GOOD, MILLIS_BAD),
                arguments("DEN_RETENTION_KEYS_MS", MILLIS_GOOD, MILLIS_BAD));
    }

    private static List<String> notEmpty(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void shouldTakeGoodValues(String name, List<String> good, List<String> bad) {
        assertThat(good).allSatisfy(value -> assertThat(problems(name, value)).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void shouldNameTheVariableOfABadValue(String name, List<String> good, List<String> bad) {
        assertThat(bad)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(problems(name, value))
                        .extracting(Problem::variable)
                        .containsExactly(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void shouldTakeABlankForNothing(String name, List<String> good, List<String> bad) {
        Optional<List<Problem>> missing = Optional.of(problems(name, "  ")).filter(found -> !found.isEmpty());

        assertThat(missing.map(List::getFirst).map(Problem::hint).orElse("is required"))
                .contains("is required");
    }

    @Test
    void shouldTryEveryVariable() {
        assertThat(values().map(arguments -> arguments.get()[0]))
                .containsExactlyElementsOf(Variables.SECTIONS.stream()
                        .flatMap(section -> section.variables().stream())
                        .<Object>map(Variable::name)
                        .toList());
    }

    @Test
    void shouldNeverShowASecret() {
        Map<String, String> environment = ConfigSamples.serve();
        Variables.SECTIONS.stream()
                .flatMap(section -> section.variables().stream())
                .filter(Variable::secret)
                .forEach(variable -> environment.put(variable.name(), "hush hush"));
        environment.put("BETTER_AUTH_URL", "https://someone:hush@den.example");

        List<Problem> problems = ConfigSamples.problems(environment, Use.SERVE);

        assertThat(problems).hasSizeGreaterThan(5);
        assertThat(problems.toString()).doesNotContain("hush");
    }

    private static List<Problem> problems(String name, String value) {
        Map<String, String> environment = new HashMap<>(ConfigSamples.serve());
        environment.put(name, value);
        // Its other half, where there is one; what lies in the zone, where the zone is tried.
        switch (name) {
            case "GITHUB_CLIENT_ID" -> environment.put("GITHUB_CLIENT_SECRET", "s");
            case "GITHUB_CLIENT_SECRET" -> environment.put("GITHUB_CLIENT_ID", "i");
            case "GOOGLE_CLIENT_ID" -> environment.put("GOOGLE_CLIENT_SECRET", "s");
            case "GOOGLE_CLIENT_SECRET" -> environment.put("GOOGLE_CLIENT_ID", "i");
            case "DEN_SMTP_URL" -> environment.put("DEN_MAIL_FROM", "a@example.com");
            case "DEN_MAIL_FROM" -> environment.put("DEN_SMTP_URL", "smtp://mail.example");
            case "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX" -> environment.put("VERCEL_TOKEN", "t");
            default -> {
                // Stands alone.
            }
        }
        return ConfigSamples.problems(environment, Use.SERVE);
    }
}
