package software.openwork.den.mysql;

import java.util.Optional;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.worker.WorkerId;

final class MysqlTeardowns implements TeardownRepository {

    private final Database database;

    MysqlTeardowns(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Teardown teardown) {
        database.with(handle -> TeardownRow.bind(
                        handle.createUpdate("INSERT INTO worker_teardown (" + TeardownRow.COLUMNS + """
                        ) VALUES (:worker, :org, :creator, :instanceUrl, :createSentAt,
                          :hostRef, :hostState, :hostAt, :hostAttempts, :hostLastError, :hostDueAt,
                          :domainRef, :domainState, :domainAt, :domainAttempts, :domainLastError, :domainDueAt,
                          :dnsRef, :dnsState, :dnsAt, :dnsAttempts, :dnsLastError, :dnsDueAt,
                          :deletesHost, :requestedAt, :finishedAt, :version, :workerName)
                        """), teardown)
                .execute());
    }

    @Override
    public Optional<Teardown> find(WorkerId worker) {
        return database.with(handle -> handle.createQuery(
                        "SELECT " + TeardownRow.COLUMNS + " FROM worker_teardown WHERE worker_id = ?")
                .bind(0, worker.value())
                .map((row, context) -> TeardownRow.read(row))
                .findFirst()
                // the collation is exact but for trailing blanks
                .filter(teardown -> teardown.workerId().equals(worker)));
    }

    @Override
    public boolean save(Teardown teardown) {
        return database.with(
                handle -> TeardownRow.bind(handle.createUpdate("""
                        UPDATE worker_teardown SET org_id = :org, created_by_user_id = :creator,
                          worker_name = :workerName, instance_url = :instanceUrl, create_sent_at = :createSentAt,
                          host_ref = :hostRef, host_state = :hostState, host_at = :hostAt,
                          host_attempts = :hostAttempts, host_last_error = :hostLastError, host_due_at = :hostDueAt,
                          domain_ref = :domainRef, domain_state = :domainState, domain_at = :domainAt,
                          domain_attempts = :domainAttempts, domain_last_error = :domainLastError,
                          domain_due_at = :domainDueAt,
                          dns_ref = :dnsRef, dns_state = :dnsState, dns_at = :dnsAt,
                          dns_attempts = :dnsAttempts, dns_last_error = :dnsLastError, dns_due_at = :dnsDueAt,
                          deletes_host = :deletesHost, requested_at = :requestedAt, finished_at = :finishedAt,
                          version = :version + 1
                        WHERE worker_id = :worker AND version = :version
                        """), teardown).execute() == 1);
    }
}
