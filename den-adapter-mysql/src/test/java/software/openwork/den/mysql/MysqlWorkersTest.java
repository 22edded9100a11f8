package software.openwork.den.mysql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.TokenScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerRepositoryContract;

class MysqlWorkersTest extends WorkerRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected WorkerRepository workers() {
        return DATABASE.adapter().workers();
    }

    @Override
    protected OrgRepository orgs() {
        return DATABASE.adapter().orgs();
    }

    @Override
    protected void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        DATABASE.rows().addMember(membershipId, org, user, role);
    }

    @Override
    protected void addToken(
            String id,
            WorkerId worker,
            TokenScope scope,
            Secret token,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        DATABASE.rows()
                .execute(
                        "INSERT INTO worker_token (id, worker_id, scope, token, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)",
                        id,
                        worker.value(),
                        scope.word(),
                        token.reveal(),
                        createdAt,
                        revokedAt);
    }

    @Override
    protected void addLaunch(Worker worker, UserId creator) {
        LaunchTransition launch = new LaunchMachine(LaunchPolicy.pretending("stub"))
                .adopt(worker, creator, "reference", worker.createdAt());
        DATABASE.adapter().launches().insert(launch.launch(), launch.events());
    }
}
