package software.openwork.den.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.telemetry.Telemetry;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.FinishSocialSignIn;
import software.openwork.den.application.account.ListAccounts;
import software.openwork.den.application.account.PendingSignIns;
import software.openwork.den.application.account.ProviderLink;
import software.openwork.den.application.account.ProviderSignIn;
import software.openwork.den.application.account.Providers;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.application.account.SignInWithIdToken;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.account.StartSocialSignIn;
import software.openwork.den.application.account.UnlinkAccount;
import software.openwork.den.application.account.UseProviderAccount;
import software.openwork.den.application.admin.AdminAccess;
import software.openwork.den.application.admin.AdminUseCases;
import software.openwork.den.application.admin.ListUsers;
import software.openwork.den.application.admin.ShowOverview;
import software.openwork.den.application.admin.ShowStatistics;
import software.openwork.den.application.audit.NoteRefusal;
import software.openwork.den.application.audit.ReadAudit;
import software.openwork.den.application.console.ShowConsole;
import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.application.org.ListOrgs;
import software.openwork.den.application.sweep.ShowLeaks;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.mysql.MysqlAdapter;

/** All that clients can ask for. */
record UseCases(
        DenConfig config,
        MysqlAdapter storage,
        Vendors vendors,
        Launching launching,
        AccountUseCases accounts,
        Paying paying,
        Telemetry telemetry,
        ExecutorService executor,
        HttpUseCases.@Nullable Mails mails,
        InstantSource clock) {

    /** Who is asked there is a stand-in. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    HttpUseCases all() {
        NoteRefusal noteRefusal = new NoteRefusal(storage.auditLog(), executor, clock);
        WorkerAccess access = new WorkerAccess(storage.workers(), noteRefusal);
        return new HttpUseCases(
                signUp(),
                accounts.signIn(executor),
                new SignOut(storage.sessions(), storage.auditLog(), storage.transactions(), clock),
                new Authenticate(storage.sessions(), clock),
                social(),
                new ListOrgs(storage.orgs()),
                new ListWorkers(storage.workers()),
                createWorkerOnce(access),
                new ShowWorker(access, storage.launches()),
                deleteWorker(access),
                showWorkerTokens(access),
                new UseRuntime(access, storage.workers(), vendors.runtime(), storage.auditLog(), clock),
                retryLaunch(access),
                new ShowTeardown(storage.teardowns(), storage.orgs()),
                paying.useCases(),
                launching.feed(),
                accounts.all(),
                admin(noteRefusal),
                operations(),
                new ShowConsole(offers(), recognizeAdmin()),
                mails);
    }

    private AdminUseCases admin(NoteRefusal noteRefusal) {
        List<String> configured = config.accounts().adminEmails();
        RecognizeAdmin recognizeAdmin = recognizeAdmin();
        return new AdminUseCases(
                new AdminAccess(recognizeAdmin, storage.auditLog(), noteRefusal, clock),
                new ShowOverview(storage.userReports(), configured, clock),
                new ListUsers(storage.userReports()),
                new ShowStatistics(storage.statistics(), clock),
                new ReadAudit(
                        storage.auditRecords(), storage.orgs(), recognizeAdmin, storage.auditLog(), noteRefusal, clock),
                new ShowLeaks(storage.leaks()),
                config.paywall().polar().isPresent());
    }

    private HttpUseCases.Operations operations() {
        return new HttpUseCases.Operations(
                new CheckReadiness(storage.health(), executor, clock),
                telemetry,
                telemetry::figures,
                config.operations().metricsToken().orElse(null));
    }

    private RecognizeAdmin recognizeAdmin() {
        return new RecognizeAdmin(storage.adminAllowlist(), config.accounts().adminEmails());
    }

    private ShowConsole.Offers offers() {
        return new ShowConsole.Offers(
                vendors.providers().stream().map(IdentityProvider::id).toList(),
                mails != null,
                config.paywall().polar().isPresent(),
                config.render()
                        .map(render -> LOOPBACK.contains(render.apiBase().getHost())
                                ? ShowConsole.Hosting.SIMULATED
                                : ShowConsole.Hosting.RENDER)
                        .orElse(ShowConsole.Hosting.STUB));
    }

    private SignUp signUp() {
        return new SignUp(
                storage.accounts(),
                storage.sessions(),
                storage.orgs(),
                storage.auditLog(),
                storage.transactions(),
                vendors.passwords(),
                vendors.tokens(),
                clock,
                mails == null ? null : mails.sendVerificationEmail());
    }

    private SocialUseCases social() {
        Providers providers = new Providers(vendors.providers(), config.server().url());
        PendingSignIns pending = new PendingSignIns(storage.pendingSignIns(), vendors.tokens(), clock);
        ProviderSignIn signIn = new ProviderSignIn(
                storage.accounts(),
                storage.linkedAccounts(),
                storage.sessions(),
                storage.orgs(),
                storage.workers(),
                storage.auditLog(),
                storage.transactions(),
                vendors.tokens(),
                clock,
                config.accounts().reclaimUnverified());
        ProviderLink link = new ProviderLink(
                storage.linkedAccounts(),
                storage.sessions(),
                storage.orgs(),
                storage.auditLog(),
                storage.transactions(),
                vendors.tokens(),
                clock);
        return new SocialUseCases(
                new StartSocialSignIn(providers, pending, vendors.tokens(), clock),
                new FinishSocialSignIn(providers, pending, signIn, link),
                new SignInWithIdToken(providers, signIn),
                new ListAccounts(storage.linkedAccounts()),
                new UnlinkAccount(
                        storage.linkedAccounts(), storage.orgs(), storage.auditLog(), storage.transactions(), clock),
                new UseProviderAccount(storage.linkedAccounts(), providers, clock));
    }

    private CreateWorkerOnce createWorkerOnce(WorkerAccess access) {
        return new CreateWorkerOnce(
                createWorker(),
                storage.idempotencyKeys(),
                access,
                storage.workers(),
                storage.auditLog(),
                vendors.tokens(),
                clock,
                config.retention().keys());
    }

    private CreateWorker createWorker() {
        return new CreateWorker(
                storage.workers(),
                storage.orgs(),
                storage.launches(),
                storage.auditLog(),
                storage.jobs(),
                storage.transactions(),
                launching.launches(),
                vendors.tokens(),
                clock,
                config.provisioning().maxCloudWorkers(),
                paying.paywall());
    }

    private DeleteWorker deleteWorker(WorkerAccess access) {
        return new DeleteWorker(access, storage.workers(), launching.removeWorker(), storage.transactions(), clock);
    }

    private ShowWorkerTokens showWorkerTokens(WorkerAccess access) {
        return new ShowWorkerTokens(
                access, storage.workers(), vendors.runtime(), storage.auditLog(), clock, executor, Vendors.STUB);
    }

    private RetryLaunch retryLaunch(WorkerAccess access) {
        return new RetryLaunch(
                access,
                storage.workers(),
                storage.launches(),
                storage.auditLog(),
                storage.jobs(),
                storage.transactions(),
                launching.launches(),
                clock,
                new RetryLaunch.Charging(paying.paywall(), storage.accounts(), storage.orgs()));
    }
}
