package software.openwork.den.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.ChangePassword;
import software.openwork.den.application.account.FindPasswordReset;
import software.openwork.den.application.account.FinishSocialSignIn;
import software.openwork.den.application.account.LimitRequests;
import software.openwork.den.application.account.ListAccounts;
import software.openwork.den.application.account.ListSessions;
import software.openwork.den.application.account.PasswordCheck;
import software.openwork.den.application.account.PendingSignIns;
import software.openwork.den.application.account.ProviderLink;
import software.openwork.den.application.account.ProviderSignIn;
import software.openwork.den.application.account.Providers;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.application.account.ResetPassword;
import software.openwork.den.application.account.RevokeOtherSessions;
import software.openwork.den.application.account.RevokeSession;
import software.openwork.den.application.account.RevokeSessions;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.SignInWithIdToken;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.account.StartSocialSignIn;
import software.openwork.den.application.account.UnlinkAccount;
import software.openwork.den.application.account.UpdateUser;
import software.openwork.den.application.account.UseProviderAccount;
import software.openwork.den.application.account.VerifyEmail;
import software.openwork.den.application.account.VerifyPassword;
import software.openwork.den.application.admin.AdminAccess;
import software.openwork.den.application.admin.AdminUseCases;
import software.openwork.den.application.admin.ListUsers;
import software.openwork.den.application.admin.ShowOverview;
import software.openwork.den.application.admin.ShowStatistics;
import software.openwork.den.application.audit.NoteRefusal;
import software.openwork.den.application.audit.ReadAudit;
import software.openwork.den.application.billing.BillingUseCases;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.console.ShowConsole;
import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.application.job.InMemoryJobs;
import software.openwork.den.application.launch.ExpireLaunch;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.launch.LookPace;
import software.openwork.den.application.launch.RunWorker;
import software.openwork.den.application.launch.VendorActions;
import software.openwork.den.application.org.ListOrgs;
import software.openwork.den.application.storage.InMemoryTransactions;
import software.openwork.den.application.sweep.ShowLeaks;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.application.worker.RemoveWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.domain.access.InMemoryAdminAllowlist;
import software.openwork.den.domain.account.FakeEmailTokens;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.FakePasswordHasher;
import software.openwork.den.domain.account.InMemoryAccounts;
import software.openwork.den.domain.account.InMemoryLinkedAccounts;
import software.openwork.den.domain.account.InMemoryLockouts;
import software.openwork.den.domain.account.InMemoryPasswordResets;
import software.openwork.den.domain.account.InMemoryPendingSignIns;
import software.openwork.den.domain.account.InMemoryRateLimits;
import software.openwork.den.domain.account.InMemorySessions;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.admin.InMemoryStatistics;
import software.openwork.den.domain.admin.InMemoryUserReports;
import software.openwork.den.domain.audit.InMemoryAuditLog;
import software.openwork.den.domain.audit.InMemoryAuditRecords;
import software.openwork.den.domain.idempotency.InMemoryIdempotencyKeys;
import software.openwork.den.domain.launch.FakeWorkerDomains;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.launch.InMemoryLaunches;
import software.openwork.den.domain.launch.InMemoryTeardowns;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.SequentialTokens;
import software.openwork.den.domain.sweep.InMemoryLeaks;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.FakeWorkerRuntime;
import software.openwork.den.domain.worker.InMemoryWorkers;
import software.openwork.den.http.wire.TrustedProxies;

/** A started server over stores in memory, and all its surroundings within reach. */
final class TestDen implements AutoCloseable {

    static final String ORIGIN = "http://localhost:3005";
    static final String ADMIN = "admin@example.com";
    static final String SECRET = "0123456789abcdef0123456789abcdef0123";

    static final ShowConsole.Offers OFFERS =
            new ShowConsole.Offers(List.of("github", "google"), false, false, ShowConsole.Hosting.STUB);

    static final HttpConfig CONFIG = new HttpConfig(
            "127.0.0.1",
            0,
            URI.create("http://localhost:8788"),
            Secret.of(SECRET),
            List.of(ORIGIN),
            List.of(ORIGIN),
            TrustedProxies.PRIVATE,
            "1.2.3",
            Duration.ofSeconds(5));

    final InMemoryDatabase database = new InMemoryDatabase();
    final SettableClock clock = new SettableClock();
    final InMemorySessions sessions = new InMemorySessions(database);
    final InMemoryAccounts accounts = new InMemoryAccounts(database);
    final InMemoryLinkedAccounts linkedAccounts = new InMemoryLinkedAccounts(database);
    final InMemoryPendingSignIns pendingSignIns = new InMemoryPendingSignIns(database);
    final FakeIdentityProvider github = FakeIdentityProvider.github();
    final FakeIdentityProvider google = FakeIdentityProvider.google();
    final InMemoryOrgs orgs = new InMemoryOrgs(database);
    final InMemoryWorkers workers = new InMemoryWorkers(database);
    final InMemoryLaunches launches = new InMemoryLaunches(database);
    final InMemoryTeardowns teardowns = new InMemoryTeardowns(database);
    final InMemoryAdminAllowlist allowlist = new InMemoryAdminAllowlist(database);
    final FakeHealth health = new FakeHealth();
    final NotingObserver observer = new NotingObserver();
    final InMemoryLeaks leaks = new InMemoryLeaks(database);
    final InMemoryAuditLog audit = new InMemoryAuditLog(database);
    final FakePasswordHasher hasher = new FakePasswordHasher();
    final InMemoryLockouts lockouts = new InMemoryLockouts(database);
    final InMemoryPasswordResets passwordResets = new InMemoryPasswordResets(database);
    final FakeEmailTokens emailTokens = new FakeEmailTokens("den");
    final FakeWorkerHost host = new FakeWorkerHost();
    final FakeWorkerRuntime runtime = new FakeWorkerRuntime();
    final SequentialTokens tokens = new SequentialTokens();
    final InMemoryJobs jobs = new InMemoryJobs(database, clock);
    final LaunchFeed feed = new LaunchFeed(launches, Duration.ofMillis(20));
    final RunWorker runWorker;
    final HttpAdapter adapter;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    static TestDen start() {
        return start(CONFIG);
    }

    static TestDen start(HttpConfig config) {
        return start(config, UnaryOperator.identity(), Duration.ofSeconds(15));
    }

    static TestDen start(HttpConfig config, UnaryOperator<SessionRepository> sessions, Duration heartbeat) {
        TestDen den = new TestDen(config, sessions, heartbeat, null, null);
        den.adapter.start();
        return den;
    }

    /** Without a proxy in front. */
    static TestDen trustingNobody() {
        return start(new HttpConfig(
                CONFIG.host(),
                CONFIG.port(),
                CONFIG.baseUrl(),
                CONFIG.secret(),
                CONFIG.corsOrigins(),
                CONFIG.trustedOrigins(),
                TrustedProxies.NONE,
                CONFIG.version(),
                CONFIG.stopTimeout()));
    }

    /** With limits on how often something may be asked for. */
    static TestDen limited() {
        InMemoryRateLimits limits = new InMemoryRateLimits(new InMemoryDatabase());
        TestDen den = new TestDen(CONFIG, UnaryOperator.identity(), Duration.ofSeconds(15), limits, null);
        den.adapter.start();
        return den;
    }

    /** With a token for figures. */
    static TestDen measured(Secret token) {
        TestDen den = new TestDen(CONFIG, UnaryOperator.identity(), Duration.ofSeconds(15), null, token);
        den.adapter.start();
        return den;
    }

    private TestDen(
            HttpConfig config,
            UnaryOperator<SessionRepository> wrapper,
            Duration heartbeat,
            @Nullable RateLimits limits,
            @Nullable Secret metricsToken) {
        InMemoryTransactions transactions = new InMemoryTransactions(database);
        PasswordCheck passwords = new PasswordCheck(hasher, lockouts, clock);
        SessionRepository lookedUp = wrapper.apply(sessions);
        LaunchPolicy policy = LaunchPolicy.pretending("stub");
        LaunchMachine launchMachine = new LaunchMachine(policy);
        TeardownMachine teardownMachine = new TeardownMachine(policy, false);
        WorkerAccess access = new WorkerAccess(workers, null);
        InstantSource time = clock;
        RemoveWorker removeWorker =
                new RemoveWorker(workers, launches, teardowns, audit, jobs, launchMachine, teardownMachine);
        CreateWorker createWorker = new CreateWorker(
                workers, orgs, launches, audit, jobs, transactions, launchMachine, tokens, time, 3, Paywall.none());
        runWorker = new RunWorker(
                launches,
                teardowns,
                workers,
                transactions,
                launchMachine,
                teardownMachine,
                policy,
                new VendorActions(host, new FakeWorkerDomains(), runtime, workers, new LookPace(launches, time, 300)),
                feed,
                new ExpireLaunch(
                        workers, launches, removeWorker, transactions, launchMachine, time, Duration.ofDays(7)),
                time);
        ShowWorker showWorker = new ShowWorker(access, launches);
        adapter = HttpAdapter.create(
                config,
                new HttpUseCases(
                        new SignUp(accounts, sessions, orgs, audit, transactions, hasher, tokens, time, null),
                        new SignIn(accounts, sessions, audit, transactions, passwords, tokens, time, executor),
                        new SignOut(lookedUp, audit, transactions, time),
                        new Authenticate(lookedUp, time),
                        social(config, transactions),
                        new ListOrgs(orgs),
                        new ListWorkers(workers),
                        new CreateWorkerOnce(
                                createWorker,
                                new InMemoryIdempotencyKeys(database),
                                access,
                                workers,
                                audit,
                                tokens,
                                time,
                                Duration.ofDays(1)),
                        showWorker,
                        new DeleteWorker(access, workers, removeWorker, transactions, time),
                        new ShowWorkerTokens(access, workers, runtime, audit, time, executor, "stub"),
                        new UseRuntime(access, workers, runtime, audit, time),
                        new RetryLaunch(
                                access, workers, launches, audit, jobs, transactions, launchMachine, time, null),
                        new ShowTeardown(teardowns, orgs),
                        BillingUseCases.of(Paywall.none(), null, null, null),
                        feed,
                        accountUseCases(limits, passwords),
                        adminUseCases(),
                        new HttpUseCases.Operations(
                                new CheckReadiness(health, executor, time),
                                observer,
                                () -> "den_figure 1\n".getBytes(StandardCharsets.UTF_8),
                                metricsToken),
                        new ShowConsole(
                                OFFERS, new RecognizeAdmin(new InMemoryAdminAllowlist(database), List.of(ADMIN))),
                        null),
                heartbeat);
    }

    private AdminUseCases adminUseCases() {
        RecognizeAdmin recognizeAdmin = new RecognizeAdmin(allowlist, List.of(ADMIN));
        NoteRefusal noteRefusal = new NoteRefusal(audit, Runnable::run, clock);
        InMemoryUserReports reports = new InMemoryUserReports(database);
        return new AdminUseCases(
                new AdminAccess(recognizeAdmin, audit, noteRefusal, clock),
                new ShowOverview(reports, List.of(ADMIN), clock),
                new ListUsers(reports),
                new ShowStatistics(new InMemoryStatistics(database), clock),
                new ReadAudit(new InMemoryAuditRecords(database), orgs, recognizeAdmin, audit, noteRefusal, clock),
                new ShowLeaks(leaks),
                true);
    }

    private HttpUseCases.Accounts accountUseCases(@Nullable RateLimits limits, PasswordCheck passwords) {
        InMemoryTransactions transactions = new InMemoryTransactions(database);
        return new HttpUseCases.Accounts(
                new LimitRequests(limits, clock),
                new ListSessions(sessions, clock),
                new RevokeSession(sessions, audit, transactions, clock),
                new RevokeSessions(sessions, audit, transactions, clock),
                new RevokeOtherSessions(sessions, audit, transactions, clock),
                new UpdateUser(accounts, audit, transactions, clock),
                new ChangePassword(accounts, sessions, audit, transactions, passwords, hasher, tokens, clock),
                new VerifyPassword(accounts, passwords),
                new FindPasswordReset(passwordResets, clock),
                new ResetPassword(
                        passwordResets,
                        accounts,
                        sessions,
                        audit,
                        transactions,
                        passwords,
                        hasher,
                        tokens,
                        clock,
                        false),
                new VerifyEmail(emailTokens, accounts, audit, transactions, clock));
    }

    private SocialUseCases social(HttpConfig config, InMemoryTransactions transactions) {
        Providers providers = new Providers(List.of(github, google), config.baseUrl());
        PendingSignIns pending = new PendingSignIns(pendingSignIns, tokens, clock);
        ProviderSignIn signIn = new ProviderSignIn(
                accounts, linkedAccounts, sessions, orgs, workers, audit, transactions, tokens, clock, false);
        ProviderLink link = new ProviderLink(linkedAccounts, sessions, orgs, audit, transactions, tokens, clock);
        return new SocialUseCases(
                new StartSocialSignIn(providers, pending, tokens, clock),
                new FinishSocialSignIn(providers, pending, signIn, link),
                new SignInWithIdToken(providers, signIn),
                new ListAccounts(linkedAccounts),
                new UnlinkAccount(linkedAccounts, orgs, audit, transactions, clock),
                new UseProviderAccount(linkedAccounts, providers, clock));
    }

    /** Signs somebody up and returns the session cookie to send. */
    String signUp(String email) {
        Answer answer = client().post("/api/auth/sign-up/email")
                .trusted()
                .json("""
                        {"name":"Ada","email":"%s","password":"correct horse"}""".formatted(email))
                .send();
        if (answer.status() != 200) {
            throw new AssertionError("sign-up answered " + answer);
        }
        return cookie(answer);
    }

    /** Somebody proves to own the address. */
    void verify(String email) {
        accounts.markVerified(
                accounts.findCredential(email).orElseThrow().user().id(), email, clock.instant());
    }

    /** The first cookie of an answer as a browser sends it back. */
    static String cookie(Answer answer) {
        return answer.setCookies().getFirst().split(";", 2)[0];
    }

    /** All cookies of an answer as a browser sends them back. */
    static String cookies(Answer answer) {
        return answer.setCookies().stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    /** The organisation in which somebody's workers are launched. */
    String org(String cookie) {
        return client().get("/v1/me/orgs")
                .cookie(cookie)
                .send()
                .json()
                .path("defaultOrgId")
                .textValue();
    }

    /** Creates a worker and returns its identifier. */
    String createWorker(String cookie, String json) {
        Answer answer = client().post("/v1/workers").cookie(cookie).json(json).send();
        if (answer.status() >= 300) {
            throw new AssertionError("create answered " + answer);
        }
        return answer.json().path("worker").path("id").textValue();
    }

    String createCloudWorker(String cookie) {
        return createWorker(cookie, "{\"name\":\"Cloudy\",\"destination\":\"cloud\"}");
    }

    String createLocalWorker(String cookie) {
        return createWorker(cookie, "{\"name\":\"W\",\"destination\":\"local\",\"workspacePath\":\"/w\"}");
    }

    RawClient client() {
        return new RawClient(adapter.port());
    }

    /** Runs the workers' jobs for a minute of the test's time. */
    void runJobs() {
        for (int second = 0; second < 60; second++) {
            jobs.runDue(runWorker);
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        adapter.close();
        feed.close();
        executor.close();
    }
}
