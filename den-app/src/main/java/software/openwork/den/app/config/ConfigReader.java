package software.openwork.den.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.mysql.MysqlConfig;

/** Puts the configuration together. Where something is missing it goes on with a substitute, to find all problems. */
final class ConfigReader {

    private static final Secret NO_SECRET = Secret.of("");
    private static final URI NO_URL = URI.create("");

    private final Map<String, String> environment;
    private final Use use;
    private final Values values;
    private final List<String> gateWarnings = new ArrayList<>();

    ConfigReader(Map<String, String> environment, Use use) {
        this.environment = Map.copyOf(environment);
        this.use = use;
        this.values = new Values(this.environment);
    }

    ConfigReading read() {
        DenConfig config = new DenConfig(
                server(),
                storage(),
                accounts(),
                provisioning(),
                render(),
                names(),
                paywall(),
                operations(),
                retention(),
                gate());
        List<String> warnings = new ArrayList<>(UnknownNames.warnings(environment.keySet()));
        warnings.addAll(gateWarnings);
        List<Problem> problems = values.problems();
        return problems.isEmpty()
                ? new ConfigReading.Valid(config, warnings)
                : new ConfigReading.Invalid(problems, warnings, config);
    }

    private DenConfig.Server server() {
        int port = values.get(Variables.PORT);
        List<String> corsOrigins = values.get(Variables.CORS_ORIGINS, List.of());
        return new DenConfig.Server(
                // Without limits, and for whoever sits at this machine.
                use == Use.DEV && !values.isSet(Variables.BETTER_AUTH_URL) ? "127.0.0.1" : "0.0.0.0",
                port,
                url(port),
                corsOrigins,
                values.get(Variables.TRUSTED_ORIGINS, corsOrigins),
                values.get(Variables.TRUSTED_PROXIES),
                values.get(Variables.RATE_LIMIT, use != Use.DEV),
                values.get(Variables.LOCKOUT),
                Duration.ofMillis(values.get(Variables.DRAIN)));
    }

    private URI url(int port) {
        return switch (use) {
            case SERVE ->
                values.require(Variables.BETTER_AUTH_URL, "by den serve").orElse(NO_URL);
            case LINK ->
                values.require(Variables.BETTER_AUTH_URL, "to make a link").orElse(NO_URL);
            case DEV, EMBEDDED, MIGRATE ->
                values.get(Variables.BETTER_AUTH_URL, URI.create("http://localhost:" + port));
        };
    }

    private DenConfig.Storage storage() {
        Optional<Secret> url = switch (use) {
            case SERVE -> values.require(Variables.DATABASE_URL, "by den serve without --embedded");
            case MIGRATE, LINK -> values.require(Variables.DATABASE_URL, "by this command");
            case DEV -> values.find(Variables.DATABASE_URL);
            case EMBEDDED -> Optional.empty();
        };
        int poolSize = values.get(
                Variables.DB_POOL_SIZE, Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));
        url.ifPresent(text -> check(text, poolSize));
        return new DenConfig.Storage(url, poolSize, values.get(Variables.DATA_DIR));
    }

    private void check(Secret url, int poolSize) {
        try {
            MysqlConfig.parse(url.reveal(), poolSize);
        } catch (IllegalArgumentException bad) {
            values.refuse(Variables.DATABASE_URL, String.valueOf(bad.getMessage()));
        }
    }

    private DenConfig.Accounts accounts() {
        values.pair(Variables.GITHUB_CLIENT_ID, Variables.GITHUB_CLIENT_SECRET);
        values.pair(Variables.GOOGLE_CLIENT_ID, Variables.GOOGLE_CLIENT_SECRET);
        values.pair(Variables.SMTP_URL, Variables.MAIL_FROM);
        DenConfig.Github github = new DenConfig.Github(
                values.get(Variables.GITHUB_CLIENT_ID, ""),
                values.get(Variables.GITHUB_CLIENT_SECRET, NO_SECRET),
                values.get(Variables.GITHUB_AUTHORIZE_URL),
                values.get(Variables.GITHUB_TOKEN_URL),
                values.get(Variables.GITHUB_API_BASE));
        DenConfig.Google google = new DenConfig.Google(
                values.get(Variables.GOOGLE_CLIENT_ID, ""),
                values.get(Variables.GOOGLE_CLIENT_SECRET, NO_SECRET),
                values.get(Variables.GOOGLE_AUTHORIZE_URL),
                values.get(Variables.GOOGLE_TOKEN_URL),
                values.get(Variables.GOOGLE_CERTS_URL));
        DenConfig.Mail mail =
                new DenConfig.Mail(values.get(Variables.SMTP_URL, NO_SECRET), values.get(Variables.MAIL_FROM, ""));
        return new DenConfig.Accounts(
                use == Use.SERVE
                        ? values.require(Variables.BETTER_AUTH_SECRET, "by den serve")
                        : values.find(Variables.BETTER_AUTH_SECRET),
                onlyIf(values.isSet(Variables.GITHUB_CLIENT_ID), github),
                onlyIf(values.isSet(Variables.GOOGLE_CLIENT_ID), google),
                values.get(Variables.RECLAIM_UNVERIFIED),
                onlyIf(values.isSet(Variables.SMTP_URL), mail),
                values.get(Variables.ADMIN_EMAILS, List.of()));
    }

    private DenConfig.Provisioning provisioning() {
        return new DenConfig.Provisioning(
                values.get(Variables.PROVISIONER_MODE),
                values.get(Variables.WORKER_URL_TEMPLATE),
                values.get(Variables.MAX_CLOUD_WORKERS),
                values.get(Variables.FAILED_LAUNCH_TTL),
                values.get(Variables.SWEEP));
    }

    private Optional<DenConfig.Render> render() {
        boolean on = values.get(Variables.PROVISIONER_MODE) == Provisioner.RENDER;
        String reason = "with PROVISIONER_MODE=render";
        return onlyIf(
                on,
                new DenConfig.Render(
                        values.get(Variables.RENDER_API_BASE),
                        wanted(on, Variables.RENDER_API_KEY, reason, NO_SECRET),
                        wanted(on, Variables.RENDER_OWNER_ID, reason, ""),
                        values.get(Variables.RENDER_WORKER_REPO),
                        values.get(Variables.RENDER_WORKER_BRANCH),
                        values.get(Variables.RENDER_WORKER_ROOT_DIR),
                        values.get(Variables.RENDER_WORKER_PLAN),
                        values.get(Variables.RENDER_WORKER_REGION),
                        values.find(Variables.RENDER_WORKER_OPENWORK_VERSION),
                        values.get(Variables.RENDER_WORKER_NAME_PREFIX),
                        values.get(Variables.CUSTOM_DOMAIN_READY_TIMEOUT),
                        values.get(Variables.PROVISION_TIMEOUT),
                        values.get(Variables.HEALTHCHECK_TIMEOUT),
                        values.get(Variables.POLL_INTERVAL),
                        values.get(Variables.RENDER_TEARDOWN),
                        values.get(Variables.RENDER_CREATES_PER_HOUR),
                        values.get(Variables.RENDER_READS_PER_MINUTE)));
    }

    private Optional<DenConfig.Names> names() {
        boolean on = values.isSet(Variables.VANITY_SUFFIX);
        String suffix = values.get(Variables.VANITY_SUFFIX, "");
        String zone = values.get(Variables.VERCEL_DNS_DOMAIN, on ? suffix : "openwork.studio");
        if (!suffix.isEmpty() && !suffix.equals(zone) && !suffix.endsWith("." + zone)) {
            values.refuse(Variables.VANITY_SUFFIX, "must be the zone " + zone + " (VERCEL_DNS_DOMAIN) or lie in it");
        }
        return onlyIf(
                on,
                new DenConfig.Names(
                        suffix,
                        values.get(Variables.VERCEL_API_BASE),
                        wanted(on, Variables.VERCEL_TOKEN, "with RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", NO_SECRET),
                        values.find(Variables.VERCEL_TEAM_ID),
                        values.find(Variables.VERCEL_TEAM_SLUG),
                        zone));
    }

    private DenConfig.Paywall paywall() {
        boolean on = values.get(Variables.POLAR_GATE);
        String reason = "with POLAR_FEATURE_GATE_ENABLED=true";
        DenConfig.Polar polar = new DenConfig.Polar(
                values.get(Variables.POLAR_API_BASE),
                wanted(on, Variables.POLAR_ACCESS_TOKEN, reason, NO_SECRET),
                wanted(on, Variables.POLAR_PRODUCT_ID, reason, ""),
                wanted(on, Variables.POLAR_BENEFIT_ID, reason, ""),
                wanted(on, Variables.POLAR_SUCCESS_URL, reason, NO_URL),
                wanted(on, Variables.POLAR_RETURN_URL, reason, NO_URL),
                values.get(Variables.POLAR_VERSION),
                values.get(Variables.POLAR_EMAIL_MATCH),
                values.get(Variables.POLAR_GRACE),
                values.get(Variables.POLAR_CACHE),
                values.get(Variables.POLAR_NEGATIVE_CACHE));
        return new DenConfig.Paywall(
                onlyIf(on, polar),
                values.find(Variables.POLAR_PRODUCT_ID),
                values.find(Variables.POLAR_BENEFIT_ID),
                values.find(Variables.POLAR_WEBHOOK_SECRET),
                values.get(Variables.FREE_CLOUD_WORKERS));
    }

    private DenConfig.Operations operations() {
        return new DenConfig.Operations(values.find(Variables.METRICS_TOKEN), values.get(Variables.LOG_FORMAT));
    }

    private DenConfig.Retention retention() {
        return new DenConfig.Retention(
                values.get(Variables.RETENTION_SESSIONS),
                values.get(Variables.RETENTION_EVENTS),
                values.get(Variables.RETENTION_DELIVERIES),
                values.get(Variables.RETENTION_KEYS));
    }

    private Optional<GateConfig> gate() {
        if (!values.get(Variables.LABS_GATE) || use == Use.MIGRATE) {
            return Optional.empty();
        }
        GateConfig.Reading reading = GateConfig.read(environment, GateConfig.Use.MOUNTED);
        gateWarnings.addAll(reading.warnings());
        return switch (reading) {
            case GateConfig.Reading.Valid valid -> {
                if (!valid.config().enabled()) {
                    values.refuse(Variables.LABS_GATE, "is true, and OPENWORK_LABS_ACCESS_TOKEN is not set");
                }
                yield Optional.of(valid.config());
            }
            case GateConfig.Reading.Invalid invalid -> {
                invalid.problems().forEach(problem -> values.refuse(Variables.LABS_GATE, "is true, and " + problem));
                yield Optional.empty();
            }
        };
    }

    /** Checked in any case, required only where it is needed. */
    private <T> T wanted(boolean needed, Variable<T> variable, String reason, T substitute) {
        return (needed && !use.isDatabaseOnly() ? values.require(variable, reason) : values.find(variable))
                .orElse(substitute);
    }

    private static <T> Optional<T> onlyIf(boolean condition, T value) {
        return condition ? Optional.of(value) : Optional.empty();
    }
}
