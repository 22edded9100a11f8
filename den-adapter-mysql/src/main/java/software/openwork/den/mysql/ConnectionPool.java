package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens nothing before the first connection is asked for, so that a database that is away fails requests only. */
final class ConnectionPool {

    private ConnectionPool() {}

    static HikariDataSource open(MysqlConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("den");
        pool.setDriverClassName(Driver.CLASS_NAME);
        pool.setJdbcUrl(Driver.url(config));
        pool.setUsername(config.user());
        pool.setPassword(config.password().reveal());
        Driver.poolProperties(config).forEach(pool::addDataSourceProperty);
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionTimeout(3_000);
        pool.setInitializationFailTimeout(-1);
        // Set once for each connection. With MySQL's default, REPEATABLE READ, whoever waited for a row's lock goes on
        // to read the state from before the wait, so that check-then-insert under a lock would not work.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }
}
