package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.worker.WorkerRepository;

/** The database: everything that Den keeps. Safe for use by many threads. */
public final class MysqlAdapter implements AutoCloseable {

    private final MysqlConfig config;
    private final HikariDataSource pool;
    private final Database database;
    private final InstantSource clock;
    private final MysqlJobs jobs;

    private MysqlAdapter(MysqlConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        pool = ConnectionPool.open(config);
        database = new Database(pool);
        jobs = new MysqlJobs(database, clock);
    }

    /**
     * Opens the database, without connecting yet.
     *
     * @param config where it is
     * @param clock tells which jobs are due
     * @return the database, to be closed
     */
    public static MysqlAdapter open(MysqlConfig config, InstantSource clock) {
        return new MysqlAdapter(config, clock);
    }

    /**
     * Brings the tables up to date. Several servers may do so at once.
     *
     * @throws IllegalStateException when the schema holds something that is not Den's; nothing was changed then
     * @throws StorageUnavailableException when the database is away
     */
    public void migrate() {
        new Migrations(config, database).run();
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

    public SessionRepository sessions() {
        return new MysqlSessions(database);
    }

    public AuditLog auditLog() {
        return new MysqlAuditLog(database);
    }

    public LaunchRepository launches() {
        return new MysqlLaunches(database);
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

    public Transactions transactions() {
        return database;
    }

    public Jobs jobs() {
        return jobs;
    }

    /**
     * Starts to run jobs on this instance.
     *
     * @param job what is run
     * @param threads at most so many at once
     * @return stops them: nothing new is begun, what runs has ten seconds to end and then is interrupted
     */
    public AutoCloseable startJobs(WorkerJob job, int threads) {
        return JobRunner.start(pool, jobs, job, threads, clock);
    }

    @Override
    public void close() {
        pool.close();
    }
}
