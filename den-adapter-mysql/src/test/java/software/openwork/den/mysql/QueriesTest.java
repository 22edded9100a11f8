package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerTokens;

/** How much the queries of every request ask of a database with many workers. */
class QueriesTest {

    private static final int WORKERS = 2_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final User USER = new User(new UserId("ada"), "Ada", "ada@example.com", true, null, NOW, NOW);
    private static final OrgId ORG = new OrgId("acme");
    private static final Session SESSION =
            new Session("s1", USER.id(), Secret.of("token"), NOW.plusSeconds(60), NOW, NOW, "", "");

    private static HikariDataSource pool;
    private static Database database;
    private static MysqlWorkers workers;
    private static MysqlSessions sessions;

    @BeforeAll
    static void fill() {
        TestDatabase schema = TestDatabase.fresh();
        Adapters.migrated(schema).close();
        pool = ConnectionPool.open(schema.config(2));
        database = new Database(pool);
        workers = new MysqlWorkers(database);
        sessions = new MysqlSessions(database);
        new MysqlAccounts(database).insert(USER, "a1", "hash");
        new MysqlOrgs(database).insert(new Org(ORG, "Acme", "acme", USER.id(), NOW), "m1");
        sessions.insert(SESSION);
        database.inTransaction(() -> {
            for (int i = 0; i < WORKERS; i++) {
                insertWorker(i);
            }
            return true;
        });
        new Rows(schema)
                .execute("INSERT INTO account (id, account_id, provider_id, user_id)"
                        + " SELECT id, id, 'github', created_by_user_id FROM worker");
        for (String table : List.of("account", "worker", "worker_instance", "worker_token")) {
            new Rows(schema).query("ANALYZE TABLE " + table, row -> true);
        }
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void shouldFindASessionAndItsUserInOneStatement() {
        Cost cost = costOf(() -> assertThat(sessions.find(SESSION.token())).isPresent());

        assertThat(cost.statements()).isEqualTo(1);
        assertThat(cost.rowsRead()).isLessThan(10);
    }

    @Test
    void shouldListWorkersInTwoStatementsThatReadNoMoreThanTheyShow() {
        for (OrgScope scope : List.of(OrgScope.oldest(USER.id()), new OrgScope(USER.id(), Optional.of(ORG.value())))) {
            Cost cost = costOf(() -> assertThat(((WorkerRepository.Listed) workers.list(scope, 20)).workers())
                    .hasSize(20));

            assertThat(cost.statements()).isEqualTo(2);
            assertThat(cost.rowsRead()).isLessThan(60);
        }
    }

    @Test
    void shouldListLocalWorkersInOneStatement() {
        // the newest ones; the tenth is a cloud worker
        Cost cost = costOf(() -> workers.list(OrgScope.oldest(USER.id()), 9));

        assertThat(cost.statements()).isEqualTo(1);
        assertThat(cost.rowsRead()).isLessThan(30);
    }

    @Test
    void shouldFindAWorkerInOneStatement() {
        Cost cost = costOf(() -> workers.find(OrgScope.oldest(USER.id()), id(7)));

        assertThat(cost.statements()).isEqualTo(1);
        assertThat(cost.rowsRead()).isLessThan(30);
    }

    @Test
    void shouldReadTheTokensOfOneWorkerOnly() {
        assertThat(costOf(() -> workers.tokens(id(7))).rowsRead()).isLessThan(10);
    }

    @Test
    void shouldCountCloudWorkersWithoutReadingLocalOnes() {
        assertThat(costOf(() -> workers.countCloud(USER.id())).rowsRead()).isLessThan(WORKERS / 5);
    }

    @Test
    void shouldFindWhoeverComesFromAProviderAmongMany() {
        MysqlLinkedAccounts accounts = new MysqlLinkedAccounts(database);

        assertThat(costOf(() -> assertThat(accounts.find("github", id(7).value()))
                                .isPresent())
                        .rowsRead())
                .isLessThan(20);
    }

    @Test
    void shouldInsertAWorkerWithItsTokensInTwoStatements() {
        assertThat(costOf(() -> insertWorker(WORKERS + 1)).statements()).isEqualTo(2);
    }

    /** In a transaction, so that all runs on one connection, whose counters are read before and after. */
    private static Cost costOf(Runnable work) {
        return database.inTransaction(() -> {
            work.run(); // so that the statements are prepared
            Cost before = read();
            work.run();
            Cost after = read();
            // reading costs a statement itself, and rows that MySQL counts too
            Cost reading = read();
            return new Cost(
                    2 * after.statements() - before.statements() - reading.statements(),
                    2 * after.rowsRead() - before.rowsRead() - reading.rowsRead());
        });
    }

    private static Cost read() {
        return new Cost(status("Questions"), status("Handler_read%"));
    }

    private static long status(String names) {
        return database.with(
                handle -> handle
                        .createQuery("SHOW SESSION STATUS LIKE '" + names + "'")
                        .map((row, context) -> row.getLong(2))
                        .list()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static void insertWorker(int number) {
        // every tenth is a cloud worker with an instance
        boolean cloud = number % 10 == 0;
        WorkerSpec spec =
                new WorkerSpec("w", null, cloud ? WorkerDestination.CLOUD : WorkerDestination.LOCAL, "/x", null, null);
        WorkerId id = number > WORKERS ? new WorkerId(unique()) : id(number);
        workers.insert(
                Worker.request(id, ORG, USER.id(), spec, NOW.plusMillis(number)),
                new WorkerTokens(Secret.of(unique()), Secret.of(unique())),
                List.of(unique(), unique()));
        if (cloud) {
            workers.putInstance(new WorkerInstance(
                    unique(), id, "stub", null, "https://x.example", WorkerStatus.HEALTHY, NOW, NOW));
        }
    }

    private static WorkerId id(int number) {
        return new WorkerId("%08d-aaaa-4aaa-8aaa-aaaaaaaaaaaa".formatted(number));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private record Cost(long statements, long rowsRead) {}
}
