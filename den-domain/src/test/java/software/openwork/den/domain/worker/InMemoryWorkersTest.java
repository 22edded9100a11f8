package software.openwork.den.domain.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.secret.Secret;

class InMemoryWorkersTest extends WorkerRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryOrgs orgs = new InMemoryOrgs(database);
    private final InMemoryWorkers workers = new InMemoryWorkers(database);

    @Override
    protected WorkerRepository workers() {
        return workers;
    }

    @Override
    protected OrgRepository orgs() {
        return orgs;
    }

    @Override
    protected void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        orgs.addMember(membershipId, org, user, role);
    }

    @Override
    protected void addToken(
            String id,
            WorkerId worker,
            TokenScope scope,
            Secret token,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        workers.putToken(id, worker, scope, token, createdAt, revokedAt);
    }

    @Override
    protected void addLaunch(Worker worker, UserId creator) {
        database.atomically(() -> database.table("worker_launch").put(worker.id(), creator));
    }
}
