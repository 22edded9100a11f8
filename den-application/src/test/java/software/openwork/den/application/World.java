package software.openwork.den.application;

import java.time.Duration;
import java.util.Optional;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.PasswordCheck;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.job.InMemoryJobs;
import software.openwork.den.application.launch.AdoptLaunches;
import software.openwork.den.application.launch.ExpireLaunch;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.launch.LookPace;
import software.openwork.den.application.launch.RunWorker;
import software.openwork.den.application.launch.VendorActions;
import software.openwork.den.application.storage.InMemoryTransactions;
import software.openwork.den.application.sweep.RepairLeak;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.RemoveWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.domain.account.FakeEmailTokens;
import software.openwork.den.domain.account.FakePasswordHasher;
import software.openwork.den.domain.account.InMemoryAccounts;
import software.openwork.den.domain.account.InMemoryLinkedAccounts;
import software.openwork.den.domain.account.InMemoryLockouts;
import software.openwork.den.domain.account.InMemoryPasswordResets;
import software.openwork.den.domain.account.InMemoryPendingSignIns;
import software.openwork.den.domain.account.InMemoryRateLimits;
import software.openwork.den.domain.account.InMemorySessions;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.audit.InMemoryAuditLog;
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
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.SequentialTokens;
import software.openwork.den.domain.sweep.InMemoryLeaks;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.FakeWorkerRuntime;
import software.openwork.den.domain.worker.InMemoryWorkers;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.Workers;

/** All use cases over doubles of all ports: one instance of Den in memory, driven by hand. */
public final class World {

    /** How long a failed launch may be retried. */
    public static final Duration FAILED_LAUNCH_TTL = Duration.ofDays(7);

    public static final Caller CALLER = new Caller("192.0.2.7", "test", "request-1");

    public final SettableClock clock = new SettableClock();
    public final InMemoryDatabase database = new InMemoryDatabase();
    public final InMemoryTransactions transactions = new InMemoryTransactions(database);
    public final InMemoryAccounts accounts = new InMemoryAccounts(database);
    public final InMemoryLinkedAccounts linkedAccounts = new InMemoryLinkedAccounts(database);
    public final InMemoryPendingSignIns pendingSignIns = new InMemoryPendingSignIns(database);
    public final InMemorySessions sessions = new InMemorySessions(database);
    public final InMemoryOrgs orgs = new InMemoryOrgs(database);
    public final InMemoryWorkers workers = new InMemoryWorkers(database);
    public final InMemoryLaunches launches = new InMemoryLaunches(database);
    public final InMemoryTeardowns teardowns = new InMemoryTeardowns(database);
    public final InMemoryIdempotencyKeys idempotencyKeys = new InMemoryIdempotencyKeys(database);
    public final InMemoryLeaks leaks = new InMemoryLeaks(database);
    public final InMemoryAuditLog audit = new InMemoryAuditLog(database);
    public final InMemoryJobs jobs = new InMemoryJobs(database, clock);
    public final FakePasswordHasher hasher = new FakePasswordHasher();
    public final InMemoryLockouts lockouts = new InMemoryLockouts(database);
    public final InMemoryRateLimits rateLimits = new InMemoryRateLimits(database);
    public final InMemoryPasswordResets passwordResets = new InMemoryPasswordResets(database);
    public final FakeEmailTokens emailTokens = new FakeEmailTokens("den");
    public final PasswordCheck passwordCheck = new PasswordCheck(hasher, lockouts, clock);
    public final SequentialTokens tokens = new SequentialTokens();
    public final FakeWorkerHost host = new FakeWorkerHost(clock);
    public final FakeWorkerDomains domains = new FakeWorkerDomains(clock);
    public final FakeWorkerRuntime runtime = new FakeWorkerRuntime();
    public final LaunchFeed feed = new LaunchFeed(launches, Duration.ofMillis(20));

    public final LaunchPolicy policy;
    public final LaunchMachine launchMachine;
    public final TeardownMachine teardownMachine;
    public final SignUp signUp;
    public final SignIn signIn;
    public final SignOut signOut;
    public final Authenticate authenticate;
    public final WorkerAccess access;
    public final CreateWorker createWorker;
    public final CreateWorkerOnce createWorkerOnce;
    public final DeleteWorker deleteWorker;
    public final RetryLaunch retryLaunch;
    public final ShowWorker showWorker;
    public final ShowTeardown showTeardown;
    public final ShowWorkerTokens showWorkerTokens;
    public final UseRuntime useRuntime;
    public final ExpireLaunch expireLaunch;
    public final RepairLeak repairLeak;
    public final RunWorker runWorker;
    public final AdoptLaunches adoptLaunches;

    private World(LaunchPolicy policy, int maxCloudWorkers) {
        this.policy = policy;
        launchMachine = new LaunchMachine(policy);
        teardownMachine = new TeardownMachine(policy, false);
        signUp = new SignUp(accounts, sessions, orgs, audit, transactions, hasher, tokens, clock, null);
        signIn = new SignIn(accounts, sessions, audit, transactions, passwordCheck, tokens, clock, Runnable::run);
        signOut = new SignOut(sessions, audit, transactions, clock);
        authenticate = new Authenticate(sessions, clock);
        access = new WorkerAccess(workers, null);
        createWorker = new CreateWorker(
                workers,
                orgs,
                launches,
                audit,
                jobs,
                transactions,
                launchMachine,
                tokens,
                clock,
                maxCloudWorkers,
                Paywall.none());
        createWorkerOnce = new CreateWorkerOnce(
                createWorker, idempotencyKeys, access, workers, audit, tokens, clock, Duration.ofDays(1));
        RemoveWorker removeWorker =
                new RemoveWorker(workers, launches, teardowns, audit, jobs, launchMachine, teardownMachine);
        deleteWorker = new DeleteWorker(access, workers, removeWorker, transactions, clock);
        repairLeak =
                new RepairLeak(launches, teardowns, audit, jobs, transactions, launchMachine, teardownMachine, clock);
        expireLaunch = new ExpireLaunch(
                workers, launches, removeWorker, transactions, launchMachine, clock, FAILED_LAUNCH_TTL);
        retryLaunch = new RetryLaunch(access, workers, launches, audit, jobs, transactions, launchMachine, clock, null);
        showWorker = new ShowWorker(access, launches);
        showTeardown = new ShowTeardown(teardowns, orgs);
        showWorkerTokens = new ShowWorkerTokens(access, workers, runtime, audit, clock, Runnable::run, "stub");
        useRuntime = new UseRuntime(access, workers, runtime, audit, clock);
        adoptLaunches =
                new AdoptLaunches(workers, orgs, launches, audit, jobs, transactions, launchMachine, tokens, clock);
        runWorker = new RunWorker(
                launches,
                teardowns,
                workers,
                transactions,
                launchMachine,
                teardownMachine,
                policy,
                new VendorActions(host, domains, runtime, workers, new LookPace(launches, clock, 300)),
                feed,
                expireLaunch,
                clock);
    }

    /** Workers that are asked for their health and get names of their own. */
    public static World real() {
        LaunchPolicy quick = LaunchPolicy.pretending("render");
        return new World(
                new LaunchPolicy(
                        "render",
                        "oregon",
                        true,
                        "workers.example",
                        quick.createTimeout(),
                        quick.requestDeadline(),
                        quick.deployDeadline(),
                        quick.healthDeadline(),
                        quick.vanityDeadline(),
                        quick.lateVanityDeadline(),
                        quick.failingDeadline(),
                        quick.pollInterval()),
                50);
    }

    /** Nothing real runs, and a user may have so many cloud workers. */
    public static World pretending(int maxCloudWorkers) {
        return new World(LaunchPolicy.pretending("stub"), maxCloudWorkers);
    }

    /** Somebody with a personal organisation. */
    public User user(String email) {
        var result = signUp.handle(new SignUp.Command(email, email, Secret.of("correct horse"), null, true, CALLER));
        if (result instanceof SignUp.SignedUp signedUp) {
            return signedUp.signedIn().user();
        }
        throw new AssertionError(result);
    }

    /** A cloud worker of that user, on its way. */
    public Worker cloudWorker(User user) {
        return worker(user, Workers.cloudSpec());
    }

    /** A worker of that user. */
    public Worker worker(User user, WorkerSpec spec) {
        var result = createWorker.handle(new CreateWorker.Command(user, Optional.empty(), spec, CALLER));
        if (result instanceof CreateWorker.Created created) {
            return created.worker();
        }
        throw new AssertionError(result);
    }

    /** Whose workers a request of this user speaks of. */
    public static OrgScope scope(User user) {
        return OrgScope.oldest(user.id());
    }

    /** Runs jobs, and moves the clock on when none is due, until nothing is left to do. */
    public void settle() {
        for (int run = 0; run < 10_000; run++) {
            if (jobs.runDue(runWorker) == 0) {
                Duration step = Duration.ofSeconds(1);
                if (nothingScheduled()) {
                    return;
                }
                clock.advance(step);
            }
        }
        throw new AssertionError("the jobs never end");
    }

    private boolean nothingScheduled() {
        // That a failed launch ends some day is not waited for.
        return jobs.nextDue()
                .filter(due -> due.isBefore(clock.instant().plus(FAILED_LAUNCH_TTL.dividedBy(2))))
                .isEmpty();
    }
}
