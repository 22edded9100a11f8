package software.openwork.den.mysql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.application.job.DeliveryJob;
import software.openwork.den.application.job.DeliveryJobs;
import software.openwork.den.application.job.DeliveryJobsContract;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.billing.CheckoutRepository;
import software.openwork.den.domain.billing.CheckoutRepositoryContract;
import software.openwork.den.domain.billing.DeliveryRepository;
import software.openwork.den.domain.billing.DeliveryRepositoryContract;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.EntitlementCacheContract;
import software.openwork.den.domain.worker.WorkerId;

/** What is kept for the paywall. */
class MysqlBillingTest {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Nested
    class Answers extends EntitlementCacheContract {
        @Override
        protected EntitlementCache cache() {
            return DATABASE.adapter().entitlementCache();
        }
    }

    @Nested
    class Checkouts extends CheckoutRepositoryContract {
        @Override
        protected CheckoutRepository checkouts() {
            return DATABASE.adapter().checkouts();
        }
    }

    @Nested
    class Deliveries extends DeliveryRepositoryContract {
        @Override
        protected DeliveryRepository deliveries() {
            return DATABASE.adapter().deliveries();
        }
    }

    @Nested
    class Jobs extends DeliveryJobsContract {
        @Override
        protected DeliveryJobs jobs() {
            return DATABASE.adapter().deliveryJobs();
        }

        @Override
        protected Transactions transactions() {
            return DATABASE.adapter().transactions();
        }

        @Override
        protected AutoCloseable start(DeliveryJob job) {
            return DATABASE.adapter().startJobs(new NoWork(), job, 2, List.of());
        }
    }

    private record NoWork() implements WorkerJob {
        @Override
        public Optional<Instant> run(WorkerId worker) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due(WorkerId worker) {
            return Optional.empty();
        }
    }
}
