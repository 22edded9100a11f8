package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens nothing before the first connection is asked for, so that a database that is away fails requests only. */
final class ConnectionPool {

    private ConnectionPool() {}

    /** For requests. */
    static HikariDataSource open(MysqlConfig config) {
        return new HikariDataSource(settings("den", config.poolSize(), config));
    }

    /**
     * For jobs, half as many more: however much there is to do, requests never wait behind it. Not opened before its
     * first use, which does not come where no jobs run.
     */
    static HikariDataSource forJobs(MysqlConfig config) {
        HikariConfig settings = settings("den-jobs", Math.max(2, config.poolSize() / 2), config);
        settings.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource();
        settings.copyStateTo(pool);
        return pool;
    }

    private static HikariConfig settings(String name, int size, MysqlConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDriverClassName(Driver.CLASS_NAME);
        pool.setJdbcUrl(Driver.url(config));
        pool.setUsername(config.user());
        pool.setPassword(config.password().reveal());
        Driver.poolProperties(config).forEach(pool::addDataSourceProperty);
        pool.setMaximumPoolSize(size);
        // Where an instance that has just started is slow, or the database is restarted, to wait costs nobody anything,
        // and to be refused costs the request.
        pool.setConnectionTimeout(10_000);
        pool.setInitializationFailTimeout(-1);
        // Set once for each connection. With MySQL's default, REPEATABLE READ, whoever waited for a row's lock goes on
        // to read the state from before the wait, so that check-then-insert under a lock would not work.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }
}
