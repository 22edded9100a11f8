package software.openwork.den.mysql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.TokenScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.WorkerView;

/** Collations ignore letter case and trailing blanks: what an index finds is compared once more, as bytes or here. */
final class MysqlWorkers implements WorkerRepository {

    private final Database database;

    MysqlWorkers(Database database) {
        this.database = database;
    }

    @Override
    public Listing list(OrgScope scope, int limit) {
        return database.with(handle -> ScopedWorkers.list(handle, scope, limit));
    }

    @Override
    public Lookup find(OrgScope scope, WorkerId id) {
        return database.with(handle -> ScopedWorkers.find(handle, scope, id));
    }

    @Override
    public Optional<WorkerView> find(WorkerId id) {
        List<WorkerView> rows = database.with(handle -> handle.createQuery("SELECT " + WorkerColumns.LIST + """
                        FROM worker w LEFT JOIN worker_instance i ON i.worker_id = w.id WHERE w.id = ?
                        """)
                .bind(0, id.value())
                .map((row, context) -> WorkerColumns.read(row))
                .list());
        return WorkerColumns.newest(rows).filter(view -> view.worker().id().equals(id));
    }

    @Override
    public Optional<WorkerTokens> tokens(WorkerId id) {
        List<Token> live = database.with(handle -> handle.createQuery("""
                        SELECT scope, token FROM worker_token
                        WHERE worker_id = :id AND CAST(worker_id AS BINARY) = CAST(:id AS BINARY) AND revoked_at IS NULL
                        ORDER BY created_at, id
                        """)
                .bind("id", id.value())
                .map((row, context) -> new Token(row.getString(1), Secret.of(row.getString(2))))
                .list());
        return oldest(live, TokenScope.HOST)
                .flatMap(host -> oldest(live, TokenScope.CLIENT).map(client -> new WorkerTokens(host, client)));
    }

    @Override
    public void insert(Worker worker, WorkerTokens tokens, List<String> tokenIds) {
        String id = worker.id().value();
        String now = Utc.literal(worker.createdAt());
        database.inTransaction(() -> {
            database.write(insertion(worker));
            database.write(new Write(
                    """
                    INSERT INTO worker_token (id, worker_id, scope, token, created_at)
                    VALUES (?, ?, 'host', ?, ?), (?, ?, 'client', ?, ?)
                    """,
                    tokenIds.get(0),
                    id,
                    tokens.host().reveal(),
                    now,
                    tokenIds.get(1),
                    id,
                    tokens.client().reveal(),
                    now));
            return true;
        });
    }

    @Override
    public boolean updateStatus(WorkerId id, WorkerStatus status, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                UPDATE worker SET status = :status, updated_at = :now
                                WHERE id = :id AND CAST(id AS BINARY) = CAST(:id AS BINARY)
                                """)
                        .bind("id", id.value())
                        .bind("status", status.word())
                        .bind("now", Utc.literal(now))
                        .execute()
                == 1);
    }

    @Override
    public void putInstance(WorkerInstance instance) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO worker_instance
                          (id, worker_id, provider, region, url, status, created_at, updated_at)
                        VALUES (:id, :worker, :provider, :region, :url, :status, :created, :updated)
                        ON DUPLICATE KEY UPDATE worker_id = :worker, provider = :provider, region = :region, url = :url,
                          status = :status, created_at = :created, updated_at = :updated
                        """)
                .bind("id", instance.id())
                .bind("worker", instance.workerId().value())
                .bind("provider", instance.provider())
                .bind("region", instance.region())
                .bind("url", instance.url())
                .bind("status", instance.status().word())
                .bind("created", Utc.literal(instance.createdAt()))
                .bind("updated", Utc.literal(instance.updatedAt()))
                .execute());
    }

    @Override
    public boolean delete(WorkerId id) {
        return database.with(handle -> {
            int deleted = delete(handle, """
                    DELETE FROM worker WHERE id = :id AND CAST(id AS BINARY) = CAST(:id AS BINARY)
                    """, id);
            for (String table : List.of("worker_instance", "worker_token", "worker_bundle")) {
                delete(
                        handle,
                        "DELETE FROM " + table
                                + " WHERE worker_id = :id AND CAST(worker_id AS BINARY) = CAST(:id AS BINARY)",
                        id);
            }
            return deleted == 1;
        });
    }

    @Override
    public List<Abandoned> abandoned(int limit) {
        return database.with(handle -> handle.createQuery("SELECT " + WorkerColumns.WORKER + """
                        , COALESCE(w.created_by_user_id, o.owner_user_id)
                        FROM worker w LEFT JOIN org o ON o.id = w.org_id
                        LEFT JOIN worker_launch l ON l.worker_id = w.id
                        WHERE w.status = 'provisioning' AND w.destination = 'cloud' AND l.worker_id IS NULL
                          AND COALESCE(w.created_by_user_id, o.owner_user_id) IS NOT NULL
                        ORDER BY w.created_at, w.id LIMIT ?
                        """)
                .bind(0, limit)
                .map((row, context) -> new Abandoned(
                        WorkerColumns.worker(row), new UserId(row.getString(WorkerColumns.WORKER_COUNT + 1))))
                .list());
    }

    @Override
    public void revokeTokens(UserId creator, Instant now) {
        database.with(handle -> handle.createUpdate("""
                        UPDATE worker_token SET revoked_at = :now
                        WHERE revoked_at IS NULL AND worker_id IN (
                          SELECT id FROM worker WHERE created_by_user_id = :user
                            AND CAST(created_by_user_id AS BINARY) = CAST(:user AS BINARY))
                        """)
                .bind("now", Utc.literal(now))
                .bind("user", creator.value())
                .execute());
    }

    @Override
    public CloudCount countCloud(UserId user) {
        return database.with(handle -> handle.createQuery("""
                        SELECT COUNT(*), COUNT(CASE WHEN status <> 'failed' THEN 1 END) FROM worker
                        WHERE created_by_user_id = :user
                          AND CAST(created_by_user_id AS BINARY) = CAST(:user AS BINARY)
                          AND destination = 'cloud'
                        """)
                .bind("user", user.value())
                .map((row, context) -> new CloudCount(row.getInt(1), row.getInt(2)))
                .one());
    }

    private static Write insertion(Worker worker) {
        @Nullable UserId creator = worker.createdBy();
        return new Write(
                """
                INSERT INTO worker (id, org_id, created_by_user_id, name, description, destination, status,
                  image_version, workspace_path, sandbox_backend, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                worker.id().value(),
                worker.orgId().value(),
                creator == null ? null : creator.value(),
                worker.spec().name(),
                worker.spec().description(),
                worker.spec().destination().word(),
                worker.status().word(),
                worker.spec().imageVersion(),
                worker.spec().workspacePath(),
                worker.spec().sandboxBackend(),
                Utc.literal(worker.createdAt()),
                Utc.literal(worker.updatedAt()));
    }

    private static int delete(Handle handle, String sql, WorkerId id) {
        return handle.createUpdate(sql).bind("id", id.value()).execute();
    }

    private static Optional<Secret> oldest(List<Token> live, TokenScope scope) {
        return live.stream()
                .filter(token -> token.scope().equals(scope.word()))
                .map(Token::value)
                .findFirst();
    }

    private record Token(String scope, Secret value) {}
}
