package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.job.Chore;
import software.openwork.den.application.job.DeliveryJob;
import software.openwork.den.application.job.DeliveryJobs;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.application.storage.PoolState;
import software.openwork.den.application.storage.SchemaRefusedException;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.LockoutRepository;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.PendingSignInRepository;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.admin.UserReports;
import software.openwork.den.domain.audit.AuditChains;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.billing.CheckoutRepository;
import software.openwork.den.domain.billing.DeliveryRepository;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.idempotency.IdempotencyKeys;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.worker.WorkerRepository;

/** The database: everything that Den keeps. Safe for use by many threads. */
public final class MysqlAdapter implements AutoCloseable {

    private final MysqlConfig config;
    private final HikariDataSource pool;
    private final HikariDataSource jobsPool;
    private final Database database;
    private final InstantSource clock;
    private final Observer observer;
    private final MysqlJobs jobs;
    private final MysqlDeliveryJobs deliveryJobs;

    private MysqlAdapter(MysqlConfig config, InstantSource clock, Observer observer) {
        this.config = config;
        this.clock = clock;
        this.observer = observer;
        pool = ConnectionPool.open(config);
        jobsPool = ConnectionPool.forJobs(config);
        database = new Database(pool, jobsPool);
        jobs = new MysqlJobs(database, clock);
        deliveryJobs = new MysqlDeliveryJobs(database, clock);
    }

    /**
     * Opens the database, without connecting yet.
     *
     * @param config where it is
     * @param clock tells which jobs are due
     * @return the database, to be closed
     */
    public static MysqlAdapter open(MysqlConfig config, InstantSource clock) {
        return open(config, clock, Observer.NOBODY);
    }

    /**
     * The same, watched.
     *
     * @param config where it is
     * @param clock tells which jobs are due
     * @param observer is told of launches and of jobs
     * @return the database, to be closed
     */
    public static MysqlAdapter open(MysqlConfig config, InstantSource clock, Observer observer) {
        return new MysqlAdapter(config, clock, observer);
    }

    /**
     * Brings the tables up to date; those of the replaced service are adopted as they are. Several servers may do so at
     * once, and a repeat changes nothing.
     *
     * @throws SchemaRefusedException when the database is neither empty, nor Den's, nor that of the replaced service;
     *     nothing was changed then
     * @throws StorageUnavailableException when the database is away
     */
    public void migrate() {
        new Migrations(config, database).run(false);
    }

    /**
     * The same, and completes the tables of older versions of the replaced service: what they lack is added.
     *
     * @throws SchemaRefusedException when the database is neither of these; nothing was changed then
     * @throws StorageUnavailableException when the database is away
     */
    public void adopt() {
        new Migrations(config, database).run(true);
    }

    /**
     * What {@link #migrate} or {@link #adopt} would do. Changes nothing.
     *
     * @param completes whether an older state may be completed, as by {@link #adopt}
     * @return lines for people, none when there is nothing to do
     * @throws SchemaRefusedException when the database would be refused
     * @throws StorageUnavailableException when the database is away
     */
    public List<String> plan(boolean completes) {
        return new Migrations(config, database).plan(completes);
    }

    /**
     * Makes sure that the tables are up to date, and changes nothing.
     *
     * @throws SchemaRefusedException when they are not
     * @throws StorageUnavailableException when the database is away
     */
    public void requireMigrated() {
        new Migrations(config, database).check();
    }

    public WorkerRepository workers() {
        return new MysqlWorkers(database);
    }

    public OrgRepository orgs() {
        return new MysqlOrgs(database);
    }

    public AccountRepository accounts() {
        return new MysqlAccounts(database);
    }

    public MailedTokenRepository mailedTokens() {
        return new MysqlMailedTokens(database);
    }

    public AdminAllowlist adminAllowlist() {
        return new MysqlAdminAllowlist(database);
    }

    public LinkedAccountRepository linkedAccounts() {
        return new MysqlLinkedAccounts(database);
    }

    public PendingSignInRepository pendingSignIns() {
        return new MysqlPendingSignIns(database);
    }

    public SessionRepository sessions() {
        return new MysqlSessions(database);
    }

    public RateLimits rateLimits() {
        return new MysqlRateLimits(database);
    }

    public LockoutRepository lockouts() {
        return new MysqlLockouts(database);
    }

    public PasswordResetRepository passwordResets() {
        return new MysqlPasswordResets(database);
    }

    public AuditLog auditLog() {
        return new MysqlAuditLog(database);
    }

    public AuditRecords auditRecords() {
        return new MysqlAuditRecords(database);
    }

    public AuditChains auditChains() {
        return new MysqlAuditChains(database);
    }

    public UserReports userReports() {
        return new MysqlUserReports(database);
    }

    public Statistics statistics() {
        return new MysqlStatistics(database);
    }

    public LaunchRepository launches() {
        return new MysqlLaunches(database, observer);
    }

    public IdempotencyKeys idempotencyKeys() {
        return new MysqlIdempotencyKeys(database);
    }

    public LeakRepository leaks() {
        return new MysqlLeaks(database);
    }

    public TeardownRepository teardowns() {
        return new MysqlTeardowns(database);
    }

    /**
     * What may be asked of a hosting vendor, counted for all instances together.
     *
     * @param vendor a word for it
     * @param perHour how many services in an hour
     * @return the allowance
     */
    public HostAllowance hostAllowance(String vendor, int perHour) {
        return new MysqlHostAllowance(database, clock, vendor, perHour);
    }

    public EntitlementCache entitlementCache() {
        return new MysqlEntitlementCache(database);
    }

    public CheckoutRepository checkouts() {
        return new MysqlCheckouts(database);
    }

    public DeliveryRepository deliveries() {
        return new MysqlDeliveries(database);
    }

    public DeliveryJobs deliveryJobs() {
        return deliveryJobs;
    }

    /**
     * What marks this installation at the vendors; {@link #migrate} has made it.
     *
     * @return a UUID, the same for all instances, for ever
     */
    public String installation() {
        return database.with(handle -> handle.createQuery("SELECT id FROM installation WHERE only_row = 1")
                .mapTo(String.class)
                .one());
    }

    /**
     * What the database's clock shows.
     *
     * @return the time
     * @throws StorageUnavailableException when the database is away
     */
    public Instant time() {
        return database.with(handle -> handle.createQuery("SELECT UTC_TIMESTAMP(3)")
                .mapTo(LocalDateTime.class)
                .one()
                .toInstant(ZoneOffset.UTC));
    }

    public Transactions transactions() {
        return database;
    }

    public Jobs jobs() {
        return jobs;
    }

    /**
     * Starts to run jobs on this instance.
     *
     * @param job what is run for workers
     * @param deliveryJob what is run for each event that a vendor told
     * @param threads at most so many at once, of all
     * @param chores what is done again and again, each by one of the instances
     * @return stops them: nothing new is begun, what runs has ten seconds to end and then is interrupted
     */
    public AutoCloseable startJobs(WorkerJob job, DeliveryJob deliveryJob, int threads, List<Chore> chores) {
        return JobRunner.start(
                database, jobsPool, jobs, job, deliveryJobs, deliveryJob, threads, chores, clock, observer);
    }

    /**
     * How the database is, and the jobs of this instance.
     *
     * @return looks, without the connections of the others
     */
    public StorageHealth health() {
        return new MysqlHealth(config, jobs, clock);
    }

    /**
     * How its connections are used.
     *
     * @return the state at this moment of those for requests and of those for jobs
     */
    public List<PoolState> pools() {
        return List.of(state("requests", pool), state("jobs", jobsPool));
    }

    private static PoolState state(String name, HikariDataSource pool) {
        int most = pool.getMaximumPoolSize();
        // None before the first connection.
        @Nullable HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state == null
                ? new PoolState(name, 0, 0, 0, most)
                : new PoolState(
                        name,
                        state.getActiveConnections(),
                        state.getIdleConnections(),
                        state.getThreadsAwaitingConnection(),
                        most);
    }

    @Override
    public void close() {
        jobsPool.close();
        pool.close();
    }
}
