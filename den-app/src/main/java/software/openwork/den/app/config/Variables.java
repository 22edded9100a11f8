package software.openwork.den.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.openwork.den.domain.billing.EmailMatch;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.TrustedProxies;

/** Every variable of the environment that Den reads. */
final class Variables {

    static final Variable<Secret> DATABASE_URL = Variable.of(
                    "DATABASE_URL",
                    Kind.secretStarting("mysql://user:password@host:port/database", "mysql://"),
                    "The MySQL or MariaDB database, `mysql://user:password@host:port/database?…`; percent-encode what is"
                            + " special in user and password. TLS: `ssl={\"rejectUnauthorized\":true}`,"
                            + " `sslaccept=strict` or `ssl-mode=…`.")
            .otherwise("required by `den serve` and `den migrate`; embedded database in `den dev`")
            .hidden();

    static final Variable<Secret> BETTER_AUTH_SECRET = Variable.of(
                    "BETTER_AUTH_SECRET", Kind.secret(32), "Signs session cookies; at least 32 characters.")
            .otherwise("required by `den serve`; made and kept in `DEN_DATA_DIR` in `den dev`")
            .hidden();

    static final Variable<URI> BETTER_AUTH_URL = Variable.of(
                    "BETTER_AUTH_URL",
                    Kind.url(),
                    "Where people reach Den. With https, session cookies are sent over https only.")
            .otherwise("required by `den serve`; `http://localhost:PORT` in `den dev`");

    static final Variable<Integer> PORT = Variable.of("PORT", Kind.number(0, 65_535), "Port that Den listens on.")
            .or("8788");

    static final Variable<List<String>> CORS_ORIGINS = Variable.of(
            "CORS_ORIGINS", Kind.origins(), "Origins of browser apps that may call the API; comma list, never `*`.");

    static final Variable<List<String>> TRUSTED_ORIGINS = Variable.of(
                    "DEN_BETTER_AUTH_TRUSTED_ORIGINS",
                    Kind.originsOrNone(),
                    "Origins that may sign people in, beside that of `BETTER_AUTH_URL`; comma list, never `*`."
                            + " Set but empty means none.")
            .otherwise("the value of `CORS_ORIGINS`");

    static final Variable<TrustedProxies> TRUSTED_PROXIES = Variable.of(
                    "DEN_TRUSTED_PROXIES",
                    Kind.networks(),
                    "Whose `X-Forwarded-For` is believed: `private` (loopback and private ranges), `none`, or a comma"
                            + " list of networks.")
            .or("private");

    static final Variable<Boolean> RATE_LIMIT = Variable.of(
                    "DEN_RATE_LIMIT_ENABLED",
                    Kind.flag(),
                    "Limits how often one address may sign in, sign up and so on.")
            .otherwise("`true`; `false` in `den dev`");

    static final Variable<Boolean> LOCKOUT = Variable.of(
                    "DEN_LOCKOUT_ENABLED",
                    Kind.flag(),
                    "Locks an account, existing or not, after ten wrong passwords in a row: for a second, and twice as"
                            + " long after each further one, up to 15 minutes.")
            .or("true");

    static final Variable<Integer> DRAIN = Variable.of(
                    "DEN_DRAIN_MS",
                    Kind.number(0, 300_000),
                    "How long Den goes on to serve after SIGTERM, with `/ready` red, before it stops listening: longer"
                            + " than a balancer that asks `/ready` takes to notice.")
            .or("0");

    static final Variable<Path> DATA_DIR = Variable.of(
                    "DEN_DATA_DIR",
                    Kind.folder(),
                    "Folder of the embedded database and the generated secret of `den dev` and `den serve --embedded`.")
            .or(".den");

    static final Variable<Integer> DB_POOL_SIZE = Variable.of(
                    "DEN_DB_POOL_SIZE",
                    Kind.number(2, 1000),
                    "Most connections to the database for requests; half as many more, at least two, are for jobs.")
            .otherwise("twice the number of processors");

    static final Variable<String> GITHUB_CLIENT_ID =
            Variable.of("GITHUB_CLIENT_ID", Kind.text(), "OAuth app for signing in with GitHub; set both or neither.");
    static final Variable<Secret> GITHUB_CLIENT_SECRET =
            Variable.of("GITHUB_CLIENT_SECRET", Kind.secret(1), "Its secret.").hidden();
    static final Variable<String> GOOGLE_CLIENT_ID =
            Variable.of("GOOGLE_CLIENT_ID", Kind.text(), "OAuth app for signing in with Google; set both or neither.");
    static final Variable<Secret> GOOGLE_CLIENT_SECRET =
            Variable.of("GOOGLE_CLIENT_SECRET", Kind.secret(1), "Its secret.").hidden();
    static final Variable<URI> GITHUB_AUTHORIZE_URL = Variable.of(
                    "DEN_GITHUB_AUTHORIZE_URL",
                    Kind.providerUrl(),
                    "GitHub's authorisation page, for GitHub Enterprise and tests.")
            .or("https://github.com/login/oauth/authorize");
    static final Variable<URI> GITHUB_TOKEN_URL = Variable.of(
                    "DEN_GITHUB_TOKEN_URL", Kind.providerUrl(), "GitHub's token endpoint.")
            .or("https://github.com/login/oauth/access_token");
    static final Variable<URI> GITHUB_API_BASE = Variable.of("DEN_GITHUB_API_BASE", Kind.providerUrl(), "GitHub's API.")
            .or("https://api.github.com");
    static final Variable<URI> GOOGLE_AUTHORIZE_URL = Variable.of(
                    "DEN_GOOGLE_AUTHORIZE_URL", Kind.providerUrl(), "Google's authorisation page.")
            .or("https://accounts.google.com/o/oauth2/v2/auth");
    static final Variable<URI> GOOGLE_TOKEN_URL = Variable.of(
                    "DEN_GOOGLE_TOKEN_URL", Kind.providerUrl(), "Google's token endpoint.")
            .or("https://oauth2.googleapis.com/token");
    static final Variable<URI> GOOGLE_CERTS_URL = Variable.of(
                    "DEN_GOOGLE_CERTS_URL", Kind.providerUrl(), "Google's signing keys.")
            .or("https://www.googleapis.com/oauth2/v3/certs");

    static final Variable<Boolean> RECLAIM_UNVERIFIED = Variable.of(
                    "DEN_RECLAIM_UNVERIFIED",
                    Kind.flag(),
                    "`true`: who comes from GitHub or Google with a verified address takes it over from an account"
                            + " that has a password and never proved the address; its password, sessions and worker"
                            + " tokens end. `false`: they are turned away.")
            .or("false");

    static final Variable<Secret> SMTP_URL = Variable.of(
                    "DEN_SMTP_URL",
                    Kind.mailServer(),
                    "Mail server, `smtp://` or `smtps://`; without one there is no password reset by mail.")
            .hidden();
    static final Variable<String> MAIL_FROM =
            Variable.of("DEN_MAIL_FROM", Kind.sender(), "Sender of Den's mail; required with `DEN_SMTP_URL`.");
    static final Variable<List<String>> ADMIN_EMAILS = Variable.of(
            "DEN_ADMIN_EMAILS",
            Kind.emails(),
            "Platform administrators: accounts with one of these verified addresses.");

    static final Variable<Provisioner> PROVISIONER_MODE = Variable.of(
                    "PROVISIONER_MODE",
                    Kind.word(Provisioner.class),
                    "Who runs cloud workers: `stub` (nobody, for trying Den out) or `render`.")
            .or("stub");
    static final Variable<String> WORKER_URL_TEMPLATE = Variable.of(
                    "WORKER_URL_TEMPLATE", Kind.template(), "URL of a stub worker; must hold `{workerId}`.")
            .or("https://workers.local/{workerId}");
    static final Variable<Integer> MAX_CLOUD_WORKERS = Variable.of(
                    "DEN_MAX_CLOUD_WORKERS_PER_USER",
                    Kind.number(0, 1_000_000),
                    "Most cloud workers of one user, paywall or not.")
            .or("50");
    static final Variable<Duration> FAILED_LAUNCH_TTL = Variable.of(
                    "DEN_FAILED_LAUNCH_TTL_MS",
                    Kind.millis(),
                    "After this, what a failed launch left behind is torn down unless somebody retried.")
            .or("604800000");
    static final Variable<Sweep> SWEEP = Variable.of(
                    "DEN_SWEEP",
                    Kind.word(Sweep.class),
                    "What is done about hosted services that belong to no worker any more: `report`, `apply` or `off`.")
            .or("report");

    static final Variable<URI> RENDER_API_BASE =
            Variable.of("RENDER_API_BASE", Kind.url(), "Render's API.").or("https://api.render.com/v1");
    static final Variable<Secret> RENDER_API_KEY = Variable.of("RENDER_API_KEY", Kind.secret(1), "Key to it.")
            .otherwise("required with `PROVISIONER_MODE=render`")
            .hidden();
    static final Variable<String> RENDER_OWNER_ID = Variable.of(
                    "RENDER_OWNER_ID", Kind.text(), "Render workspace that owns the workers' services.")
            .otherwise("required with `PROVISIONER_MODE=render`");
    static final Variable<URI> RENDER_WORKER_REPO = Variable.of(
                    "RENDER_WORKER_REPO", Kind.url(), "Git repository that workers are built from.")
            .or("https://github.com/different-ai/openwork");
    static final Variable<String> RENDER_WORKER_BRANCH =
            Variable.of("RENDER_WORKER_BRANCH", Kind.text(), "Branch of it.").or("dev");
    static final Variable<String> RENDER_WORKER_ROOT_DIR =
            Variable.of("RENDER_WORKER_ROOT_DIR", Kind.text(), "Folder in it.").or("services/den-worker-runtime");
    static final Variable<String> RENDER_WORKER_PLAN = Variable.of(
                    "RENDER_WORKER_PLAN", Kind.text(), "Render plan of a worker.")
            .or("standard");
    static final Variable<String> RENDER_WORKER_REGION = Variable.of(
                    "RENDER_WORKER_REGION", Kind.text(), "Render region of a worker.")
            .or("oregon");
    static final Variable<String> RENDER_WORKER_OPENWORK_VERSION = Variable.of(
                    "RENDER_WORKER_OPENWORK_VERSION",
                    Kind.matching("a version such as 0.11.113", "[A-Za-z0-9][A-Za-z0-9.+_-]*"),
                    "Version of `openwork-orchestrator` on workers.")
            .otherwise("the newest");
    static final Variable<String> RENDER_WORKER_NAME_PREFIX = Variable.of(
                    "RENDER_WORKER_NAME_PREFIX",
                    Kind.matching(
                            "1 to 25 lower-case letters, digits and inner hyphens",
                            "(?=.{1,25}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?"),
                    "Start of the workers' service names.")
            .or("den-worker");
    static final Variable<String> VANITY_SUFFIX = Variable.of(
            "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX",
            Kind.domain(),
            "Domain under which workers get names of their own; without it they keep Render's.");
    static final Variable<Duration> CUSTOM_DOMAIN_READY_TIMEOUT = Variable.of(
                    "RENDER_CUSTOM_DOMAIN_READY_TIMEOUT_MS",
                    Kind.millis(),
                    "How long a worker waits for its own name before it is published under Render's.")
            .or("240000");
    static final Variable<Duration> PROVISION_TIMEOUT = Variable.of(
                    "RENDER_PROVISION_TIMEOUT_MS", Kind.millis(), "How long a worker's deploy may take.")
            .or("900000");
    static final Variable<Duration> HEALTHCHECK_TIMEOUT = Variable.of(
                    "RENDER_HEALTHCHECK_TIMEOUT_MS",
                    Kind.millis(),
                    "How long a deployed worker may take to become healthy.")
            .or("180000");
    static final Variable<Duration> POLL_INTERVAL = Variable.of(
                    "RENDER_POLL_INTERVAL_MS", Kind.millis(), "Pause between two looks at something that is under way.")
            .or("5000");
    static final Variable<RenderTeardown> RENDER_TEARDOWN = Variable.of(
                    "DEN_RENDER_TEARDOWN",
                    Kind.word(RenderTeardown.class),
                    "What happens to the service of a deleted worker: `suspend` or `delete`.")
            .or("suspend");
    static final Variable<Integer> RENDER_CREATES_PER_HOUR = Variable.of(
                    "DEN_RENDER_CREATES_PER_HOUR",
                    Kind.number(1, 1_000_000),
                    "Most services asked of Render in an hour; further launches wait.")
            .or("20");
    static final Variable<Integer> RENDER_READS_PER_MINUTE = Variable.of(
                    "DEN_RENDER_READS_PER_MINUTE",
                    Kind.number(10, 1_000_000),
                    "How often Render may be read in a minute; launches look after their services less often when there are many.")
            .or("400");

    static final Variable<URI> VERCEL_API_BASE =
            Variable.of("VERCEL_API_BASE", Kind.url(), "Vercel's API.").or("https://api.vercel.com");
    static final Variable<Secret> VERCEL_TOKEN = Variable.of("VERCEL_TOKEN", Kind.secret(1), "Token to it.")
            .otherwise("required with `RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX`")
            .hidden();
    static final Variable<String> VERCEL_TEAM_ID =
            Variable.of("VERCEL_TEAM_ID", Kind.text(), "Vercel team that owns the zone.");
    static final Variable<String> VERCEL_TEAM_SLUG =
            Variable.of("VERCEL_TEAM_SLUG", Kind.text(), "The same by its slug; counts only without an id.");
    static final Variable<String> VERCEL_DNS_DOMAIN = Variable.of(
                    "VERCEL_DNS_DOMAIN", Kind.domain(), "DNS zone at Vercel that holds the workers' names.")
            .otherwise("`RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX`, else `openwork.studio`");

    static final Variable<Boolean> POLAR_GATE = Variable.of(
                    "POLAR_FEATURE_GATE_ENABLED", Kind.flag(), "Whether launching a cloud worker needs a paid plan.")
            .or("false");
    static final Variable<URI> POLAR_API_BASE =
            Variable.of("POLAR_API_BASE", Kind.url(), "Polar's API.").or("https://api.polar.sh");
    static final Variable<Secret> POLAR_ACCESS_TOKEN = Variable.of("POLAR_ACCESS_TOKEN", Kind.secret(1), "Token to it.")
            .otherwise("required with the paywall")
            .hidden();
    static final Variable<String> POLAR_PRODUCT_ID = Variable.of(
                    "POLAR_PRODUCT_ID", Kind.text(), "Product that people are asked to buy.")
            .otherwise("required with the paywall");
    static final Variable<String> POLAR_BENEFIT_ID = Variable.of(
                    "POLAR_BENEFIT_ID", Kind.text(), "Benefit that lets people launch.")
            .otherwise("required with the paywall");
    static final Variable<URI> POLAR_SUCCESS_URL = Variable.of(
                    "POLAR_SUCCESS_URL", Kind.page(), "Where the checkout leads after paying.")
            .otherwise("required with the paywall");
    static final Variable<URI> POLAR_RETURN_URL = Variable.of(
                    "POLAR_RETURN_URL", Kind.page(), "Where the checkout leads back to.")
            .otherwise("required with the paywall");
    static final Variable<Secret> POLAR_WEBHOOK_SECRET = Variable.of(
                    "POLAR_WEBHOOK_SECRET",
                    Kind.secret(1),
                    "Secret of Polar's webhooks; without it they are not taken.")
            .hidden();
    static final Variable<String> POLAR_VERSION = Variable.of(
                    "DEN_POLAR_VERSION",
                    Kind.matching("a version such as 2026-10", "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"),
                    "Version of Polar's API that is asked for.")
            .or("2026-10");
    static final Variable<EmailMatch> POLAR_EMAIL_MATCH = Variable.of(
                    "DEN_POLAR_EMAIL_MATCH",
                    Kind.word(EmailMatch.class),
                    "Whether a plan counts that was bought with the account's e-mail address outside Den: `any`, `verified` (only a verified address) or `off`.")
            .or("any");
    static final Variable<Duration> POLAR_GRACE = Variable.of(
                    "DEN_POLAR_GRACE_MS",
                    Kind.millis(),
                    "How long the last good answer counts while Polar cannot be reached.")
            .or("86400000");
    static final Variable<Duration> POLAR_CACHE = Variable.of(
                    "DEN_POLAR_CACHE_MS",
                    Kind.millis(),
                    "How long an answer of Polar is kept when somebody may launch.")
            .or("300000");
    static final Variable<Duration> POLAR_NEGATIVE_CACHE = Variable.of(
                    "DEN_POLAR_NEGATIVE_CACHE_MS", Kind.millis(), "The same when somebody may not.")
            .or("15000");
    static final Variable<Integer> FREE_CLOUD_WORKERS = Variable.of(
                    "DEN_FREE_CLOUD_WORKERS",
                    Kind.number(0, 1_000_000),
                    "Cloud workers that a user may have without a plan.")
            .or("0");

    static final Variable<Secret> METRICS_TOKEN = Variable.of(
                    "DEN_METRICS_TOKEN", Kind.secret(1), "Bearer token for `GET /metrics`.")
            .otherwise("metrics on loopback only")
            .hidden();
    static final Variable<LogFormat> LOG_FORMAT = Variable.of(
                    "DEN_LOG_FORMAT", Kind.word(LogFormat.class), "Form of Den's own log records: `text` or `json`.")
            .or("text");
    static final Variable<Duration> RETENTION_SESSIONS = Variable.of(
                    "DEN_RETENTION_SESSIONS_MS",
                    Kind.millis(),
                    "How long expired sessions and verifications are kept; a purge runs every hour.")
            .or("604800000");
    static final Variable<Duration> RETENTION_EVENTS = Variable.of(
                    "DEN_RETENTION_EVENTS_MS", Kind.millis(), "How long the events of launches are kept.")
            .or("7776000000");
    static final Variable<Duration> RETENTION_DELIVERIES = Variable.of(
                    "DEN_RETENTION_DELIVERIES_MS", Kind.millis(), "How long webhook deliveries are kept.")
            .or("2592000000");
    static final Variable<Duration> RETENTION_KEYS = Variable.of(
                    "DEN_RETENTION_KEYS_MS", Kind.millis(), "How long idempotency keys are kept.")
            .or("86400000");

    static final Variable<Boolean> LABS_GATE = Variable.of(
                    "DEN_LABS_GATE",
                    Kind.flag(),
                    "Puts the labs gate in front of Den itself: `/health`, `/ready` and the webhook stay open,"
                            + " everything else wants its token; needs `OPENWORK_LABS_ACCESS_TOKEN`.")
            .or("false");

    static final List<Section> SECTIONS = List.of(
            new Section(
                    "Server",
                    DATABASE_URL,
                    BETTER_AUTH_SECRET,
                    BETTER_AUTH_URL,
                    PORT,
                    CORS_ORIGINS,
                    TRUSTED_ORIGINS,
                    TRUSTED_PROXIES,
                    RATE_LIMIT,
                    LOCKOUT,
                    DRAIN,
                    DATA_DIR,
                    DB_POOL_SIZE),
            new Section(
                    "Signing in",
                    GITHUB_CLIENT_ID,
                    GITHUB_CLIENT_SECRET,
                    GOOGLE_CLIENT_ID,
                    GOOGLE_CLIENT_SECRET,
                    GITHUB_AUTHORIZE_URL,
                    GITHUB_TOKEN_URL,
                    GITHUB_API_BASE,
                    GOOGLE_AUTHORIZE_URL,
                    GOOGLE_TOKEN_URL,
                    GOOGLE_CERTS_URL,
                    RECLAIM_UNVERIFIED,
                    SMTP_URL,
                    MAIL_FROM,
                    ADMIN_EMAILS),
            new Section("Workers", PROVISIONER_MODE, WORKER_URL_TEMPLATE, MAX_CLOUD_WORKERS, FAILED_LAUNCH_TTL, SWEEP),
            new Section(
                    "Render",
                    RENDER_API_BASE,
                    RENDER_API_KEY,
                    RENDER_OWNER_ID,
                    RENDER_WORKER_REPO,
                    RENDER_WORKER_BRANCH,
                    RENDER_WORKER_ROOT_DIR,
                    RENDER_WORKER_PLAN,
                    RENDER_WORKER_REGION,
                    RENDER_WORKER_OPENWORK_VERSION,
                    RENDER_WORKER_NAME_PREFIX,
                    VANITY_SUFFIX,
                    CUSTOM_DOMAIN_READY_TIMEOUT,
                    PROVISION_TIMEOUT,
                    HEALTHCHECK_TIMEOUT,
                    POLL_INTERVAL,
                    RENDER_TEARDOWN,
                    RENDER_CREATES_PER_HOUR,
                    RENDER_READS_PER_MINUTE),
            new Section(
                    "Workers' own names",
                    VERCEL_API_BASE,
                    VERCEL_TOKEN,
                    VERCEL_TEAM_ID,
                    VERCEL_TEAM_SLUG,
                    VERCEL_DNS_DOMAIN),
            new Section(
                    "Paywall",
                    POLAR_GATE,
                    POLAR_API_BASE,
                    POLAR_ACCESS_TOKEN,
                    POLAR_PRODUCT_ID,
                    POLAR_BENEFIT_ID,
                    POLAR_SUCCESS_URL,
                    POLAR_RETURN_URL,
                    POLAR_WEBHOOK_SECRET,
                    POLAR_VERSION,
                    POLAR_EMAIL_MATCH,
                    POLAR_GRACE,
                    POLAR_CACHE,
                    POLAR_NEGATIVE_CACHE,
                    FREE_CLOUD_WORKERS),
            new Section(
                    "Operations",
                    METRICS_TOKEN,
                    LOG_FORMAT,
                    LABS_GATE,
                    RETENTION_SESSIONS,
                    RETENTION_EVENTS,
                    RETENTION_DELIVERIES,
                    RETENTION_KEYS));

    static final Set<String> NAMES = SECTIONS.stream()
            .flatMap(section -> section.variables().stream())
            .map(Variable::name)
            .collect(Collectors.toUnmodifiableSet());

    private Variables() {}
}
