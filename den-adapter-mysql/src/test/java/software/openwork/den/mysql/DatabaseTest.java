package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;

/** What becomes of a database that is away, and of statements that get into each other's way. */
class DatabaseTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static TestDatabase schema;
    private static HikariDataSource pool;
    private static Database database;

    @BeforeAll
    static void open() {
        schema = TestDatabase.fresh();
        Adapters.migrated(schema).close();
        pool = ConnectionPool.open(schema.config(4));
        database = new Database(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayWhenNobodyListens() throws IOException {
        int port = closedPort();
        MysqlConfig config = new MysqlConfig("127.0.0.1", port, "den", "den", Secret.of("s3cret"), "DISABLED", 2);
        try (HikariDataSource nowhere = ConnectionPool.open(config)) {
            nowhere.getHikariConfigMXBean().setConnectionTimeout(500);
            Database away = new Database(nowhere);

            assertThatThrownBy(() -> new MysqlSessions(away).find(Secret.of("token")))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasStackTraceContaining("Connection refused");
            assertThatThrownBy(() -> away.inTransaction(() -> true)).isInstanceOf(StorageUnavailableException.class);
            assertThatThrownBy(() -> new Migrations(config, away).run(false))
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayWhenTheConnectionBreaksOff() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    killThisConnection();
                    return new MysqlOrgs(database).memberships(new UserId("ada"));
                }))
                .isInstanceOf(StorageUnavailableException.class);

        assertThat(new MysqlOrgs(database).memberships(new UserId("ada"))).isEmpty();
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayWhenTheConnectionBreaksOffWithinABatch() {
        assertThatThrownBy(() -> database.inTransaction(() -> database.with(handle -> {
                    PreparedBatch batch = handle.prepareBatch("DELETE FROM user WHERE id = ?");
                    batch.bind(0, "ada").add().bind(0, "bob").add();
                    killThisConnection();
                    return batch.execute();
                })))
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void shouldNeverHandOutAConnectionAgainWhoseTransactionCouldNotBeEnded() {
        try (HikariDataSource small = ConnectionPool.open(schema.config(2))) {
            Database alone = new Database(small);

            assertThatThrownBy(() -> alone.inTransaction(() -> {
                        killConnection(alone);
                        throw new IllegalStateException("the work failed");
                    }))
                    .hasMessage("the work failed");

            for (int i = 0; i < 4; i++) {
                assertThat(alone.inTransaction(() -> new MysqlOrgs(alone).memberships(new UserId("ada"))))
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldLeaveOtherFailuresAsTheyAre() {
        assertThatThrownBy(() -> database.with(handle -> handle.execute("SELECT * FROM nothing")))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    @Test
    void shouldRunTheWorkAgainThatWasUndoneToResolveADeadlock() {
        addUser("one");
        addUser("two");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        List<Boolean> done = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> database.inTransaction(() -> {
                    boolean first = runs.incrementAndGet() <= 2;
                    lock(i == 0 ? "one" : "two");
                    if (first) {
                        await(bothHoldOne);
                    }
                    lock(i == 0 ? "two" : "one");
                    return true;
                }))
                .toList();

        assertThat(done).containsExactly(true, true);
        assertThat(runs).hasValueGreaterThan(2);
    }

    @Test
    void shouldGiveUpWhenTheWorkIsUndoneAgainAndAgain() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    runs.incrementAndGet();
                    return database.with(handle -> handle.execute(
                            "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock'"));
                }))
                .isInstanceOf(StorageUnavailableException.class);
        assertThat(runs).hasValue(5);
    }

    @Test
    void shouldRunAfterCommitsActionsOnceAndOnlyThen() {
        AtomicInteger runs = new AtomicInteger();

        database.inTransaction(() -> {
            database.afterCommit(runs::incrementAndGet);
            assertThat(runs).hasValue(0);
            return true;
        });
        assertThat(runs).hasValue(1);

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.afterCommit(runs::incrementAndGet);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        database.inTransaction(() -> true);
        assertThat(runs).hasValue(1);

        database.afterCommit(runs::incrementAndGet);
        assertThat(runs).hasValue(2);
    }

    @Test
    void shouldWriteAndReadUtcWhateverTheZoneOfTheSession() {
        User user = new User(new UserId("zoned"), "Ada", "zoned@example.com", true, null, NOW, NOW.plusMillis(1));

        database.inTransaction(() -> {
            database.with(handle -> handle.execute("SET time_zone = '+05:30'"));
            try {
                new MysqlAccounts(database).insert(user, "zoned", "hash");
                assertThat(new MysqlAccounts(database)
                                .findCredential(user.email())
                                .orElseThrow()
                                .user())
                        .isEqualTo(user);
                String literal = database.with(
                        handle -> handle.createQuery("SELECT CAST(updated_at AS CHAR) FROM `user` WHERE id = 'zoned'")
                                .mapTo(String.class)
                                .one());
                assertThat(literal).isEqualTo("2026-03-01 12:00:00.001");
            } finally {
                database.with(handle -> handle.execute("SET time_zone = DEFAULT"));
            }
            return true;
        });
    }

    @Test
    void shouldTakeAnyTextForAnIdentifier() {
        OrgScope odd = new OrgScope(new UserId("\u0000\ud83e"), Optional.of("\ud83e'\u0000"));

        assertThat(new MysqlWorkers(database).list(odd, 1)).isNotNull();
        assertThat(new MysqlSessions(database).find(Secret.of("\u0000\ud83e"))).isEmpty();
    }

    private static void addUser(String id) {
        new MysqlAccounts(database)
                .insert(new User(new UserId(id), "", id + "@example.com", false, null, NOW, NOW), id, "hash");
    }

    private static void lock(String user) {
        new MysqlOrgs(database).lock(new UserId(user));
    }

    private static void killThisConnection() {
        killConnection(database);
    }

    private static void killConnection(Database used) {
        long id = used.with(handle ->
                handle.createQuery("SELECT CONNECTION_ID()").mapTo(Long.class).one());
        try (Connection other = pool.getConnection()) {
            other.createStatement().execute("KILL " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
