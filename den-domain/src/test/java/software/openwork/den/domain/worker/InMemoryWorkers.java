package software.openwork.den.domain.worker;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.org.OrgSelection;
import software.openwork.den.domain.secret.Secret;

/** Workers of an {@link InMemoryDatabase}. */
public final class InMemoryWorkers implements WorkerRepository {

    private final InMemoryDatabase database;
    private final InMemoryOrgs orgs;

    public InMemoryWorkers(InMemoryDatabase database) {
        this.database = database;
        orgs = new InMemoryOrgs(database);
    }

    @Override
    public Listing list(OrgScope scope, int limit) {
        return database.atomically(() -> switch (select(scope)) {
            case OrgSelection.NoMembership none -> new NoMembership();
            case OrgSelection.Forbidden forbidden -> new Forbidden();
            case OrgSelection.Selected selected ->
                new Listed(workers().values().stream()
                        .filter(worker -> isIn(selected.membership(), worker))
                        .sorted(Comparator.comparing(Worker::createdAt)
                                .thenComparing(worker -> worker.id().value())
                                .reversed())
                        .limit(limit)
                        .map(this::view)
                        .toList());
        });
    }

    @Override
    public Lookup find(OrgScope scope, WorkerId id) {
        return database.atomically(() -> switch (select(scope)) {
            case OrgSelection.NoMembership none -> new NoMembership();
            case OrgSelection.Forbidden forbidden -> new Forbidden();
            case OrgSelection.Selected selected ->
                Optional.ofNullable(workers().get(id))
                        .filter(worker -> isIn(selected.membership(), worker))
                        .<Lookup>map(worker ->
                                new Visible(view(worker), selected.membership().role()))
                        .orElseGet(NotFound::new);
        });
    }

    @Override
    public Optional<WorkerView> find(WorkerId id) {
        return database.atomically(() -> Optional.ofNullable(workers().get(id)).map(this::view));
    }

    @Override
    public Optional<WorkerTokens> tokens(WorkerId id) {
        return database.atomically(() -> live(id, TokenScope.HOST)
                .flatMap(host -> live(id, TokenScope.CLIENT).map(client -> new WorkerTokens(host, client))));
    }

    @Override
    public void insert(Worker worker, WorkerTokens tokens, List<String> tokenIds) {
        database.atomically(() -> {
            if (workers().putIfAbsent(worker.id(), worker) != null) {
                throw new IllegalStateException("duplicate worker id");
            }
            putToken(tokenIds.get(0), worker.id(), TokenScope.HOST, tokens.host(), worker.createdAt(), null);
            putToken(tokenIds.get(1), worker.id(), TokenScope.CLIENT, tokens.client(), worker.createdAt(), null);
        });
    }

    @Override
    public boolean updateStatus(WorkerId id, WorkerStatus status, Instant now) {
        return database.atomically(() ->
                workers().computeIfPresent(id, (key, worker) -> with(worker, status, now)) != null);
    }

    @Override
    public void putInstance(WorkerInstance instance) {
        database.atomically(() -> instances().put(instance.id(), instance));
    }

    @Override
    public boolean delete(WorkerId id) {
        return database.atomically(() -> {
            instances().values().removeIf(instance -> instance.workerId().equals(id));
            tokens().values().removeIf(token -> token.worker().equals(id));
            return workers().remove(id) != null;
        });
    }

    @Override
    public List<Abandoned> abandoned(int limit) {
        return database.atomically(() -> workers().values().stream()
                .filter(worker -> worker.spec().destination() == WorkerDestination.CLOUD)
                .filter(worker -> worker.status() == WorkerStatus.PROVISIONING)
                .filter(worker -> !database.table("worker_launch").containsKey(worker.id()))
                .sorted(Comparator.comparing(Worker::createdAt)
                        .thenComparing(worker -> worker.id().value()))
                .flatMap(worker -> keeper(worker).map(keeper -> new Abandoned(worker, keeper)).stream())
                .limit(limit)
                .toList());
    }

    private Optional<UserId> keeper(Worker worker) {
        Map<OrgId, Org> known = database.table("org");
        return Optional.ofNullable(worker.createdBy())
                .or(() -> Optional.ofNullable(known.get(worker.orgId())).map(Org::ownerId));
    }

    @Override
    public void revokeTokens(UserId creator, Instant now) {
        database.atomically(
                () -> tokens().replaceAll((id, token) -> isLiveOf(creator, token) ? token.revoked(now) : token));
    }

    private boolean isLiveOf(UserId creator, Token token) {
        Worker worker = workers().get(token.worker());
        return token.revokedAt() == null && worker != null && worker.isCreatedBy(creator);
    }

    @Override
    public CloudCount countCloud(UserId user) {
        return database.atomically(() -> {
            List<Worker> cloud = workers().values().stream()
                    .filter(worker -> worker.isCreatedBy(user))
                    .filter(worker -> worker.spec().destination() == WorkerDestination.CLOUD)
                    .toList();
            long notFailed = cloud.stream()
                    .filter(worker -> worker.status() != WorkerStatus.FAILED)
                    .count();
            return new CloudCount(cloud.size(), (int) notFailed);
        });
    }

    /** Adds or replaces a token row. */
    public void putToken(
            String id,
            WorkerId worker,
            TokenScope scope,
            Secret token,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        database.atomically(() -> tokens().put(id, new Token(id, worker, scope, token, createdAt, revokedAt)));
    }

    private OrgSelection select(OrgScope scope) {
        return OrgSelection.select(orgs.memberships(scope.user()), scope);
    }

    private static boolean isIn(Membership membership, Worker worker) {
        return worker.orgId().equals(membership.org().id());
    }

    private WorkerView view(Worker worker) {
        return new WorkerView(
                worker,
                instances().values().stream()
                        .filter(instance -> instance.workerId().equals(worker.id()))
                        .max(Comparator.comparing(WorkerInstance::createdAt).thenComparing(WorkerInstance::id))
                        .orElse(null));
    }

    private Optional<Secret> live(WorkerId id, TokenScope scope) {
        return tokens().values().stream()
                .filter(token -> token.worker().equals(id) && token.scope() == scope && token.revokedAt() == null)
                .min(Comparator.comparing(Token::createdAt).thenComparing(Token::id))
                .map(Token::token);
    }

    private static Worker with(Worker worker, WorkerStatus status, Instant now) {
        return new Worker(
                worker.id(), worker.orgId(), worker.createdBy(), worker.spec(), status, worker.createdAt(), now);
    }

    private Map<WorkerId, Worker> workers() {
        return database.table("worker");
    }

    private Map<String, WorkerInstance> instances() {
        return database.table("worker_instance");
    }

    private Map<String, Token> tokens() {
        return database.table("worker_token");
    }

    private record Token(
            String id,
            WorkerId worker,
            TokenScope scope,
            Secret token,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        Token revoked(Instant now) {
            return new Token(id, worker, scope, token, createdAt, now);
        }
    }
}
