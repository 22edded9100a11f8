package software.openwork.den.application.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerTransition;

/** Tries a failed launch again, with the service that it left suspended if there is one. */
public final class RetryLaunch {

    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final LaunchRepository launches;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final LaunchMachine machine;
    private final InstantSource clock;
    private final @Nullable Charging charging;

    /**
     * Wires.
     *
     * @param charging who pays; null where there is no paywall
     */
    public RetryLaunch(
            WorkerAccess access,
            WorkerRepository workers,
            LaunchRepository launches,
            AuditLog audit,
            Jobs jobs,
            Transactions transactions,
            LaunchMachine machine,
            InstantSource clock,
            @Nullable Charging charging) {
        this.access = access;
        this.workers = workers;
        this.launches = launches;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.machine = machine;
        this.clock = clock;
        this.charging = charging;
    }

    /**
     * Who pays for a worker: its creator, whoever retries it.
     *
     * @param paywall asked again
     * @param accounts finds the creator
     * @param orgs locks the creator while places are counted
     */
    public record Charging(Paywall paywall, AccountRepository accounts, OrgRepository orgs) {}

    /**
     * Retries.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @param caller from where
     * @return the worker on its way again, or why not; a repeat finds a launch that has not failed
     */
    public Result handle(OrgScope scope, String id, Caller caller) {
        return switch (access.find(scope, id, WorkerAction.RETRY, caller)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> {
                Worker worker = allowed.view().worker();
                Optional<User> creator = charging == null || worker.createdBy() == null
                        ? Optional.empty()
                        : charging.accounts()
                                .findCredential(worker.createdBy())
                                .map(AccountRepository.Credential::user);
                yield charging == null || creator.isEmpty()
                        ? transactions.inTransaction(() -> retry(scope, worker, caller))
                        : retry(scope, worker, caller, charging, creator.get());
            }
        };
    }

    /** As when a worker is created: a failed one takes no place until it is retried. */
    private Result retry(OrgScope scope, Worker worker, Caller caller, Charging charging, User creator) {
        if (!isFailed(worker)) {
            return new NotFailed();
        }
        Paywall.Permit permit = charging.paywall().permit(creator);
        while (permit instanceof Paywall.Granted granted) {
            Optional<Result> result = transactions.inTransaction(() -> {
                charging.orgs().lock(creator.id());
                return granted.hasPlace(workers.countCloud(creator.id()))
                        ? Optional.of(retry(scope, worker, caller))
                        : Optional.empty();
            });
            if (result.isPresent()) {
                return result.get();
            }
            permit = charging.paywall().permitByPlan(creator);
        }
        return switch (permit) {
            case Paywall.Refused(Paywall.Offer offer) -> new PaymentRequired(offer);
            case Paywall.Undecided(Duration retryAfter) -> new BillingUnavailable(retryAfter);
            case Paywall.Granted granted -> throw new IllegalStateException("a granted permit was not used");
        };
    }

    private boolean isFailed(Worker worker) {
        return launches.find(worker.id())
                .filter(launch -> launch.state() instanceof LaunchState.Failed)
                .isPresent();
    }

    private Result retry(OrgScope scope, Worker worker, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Launch> launch = launches.find(worker.id());
        if (launch.isEmpty()
                || !(launch.get().state() instanceof LaunchState.Failed)
                || !(worker.retried(now) instanceof WorkerTransition.Applied applied)) {
            return new NotFailed();
        }
        LaunchTransition retried = machine.retry(launch.get(), now);
        if (!launches.save(retried.launch(), retried.events())
                || !workers.updateStatus(worker.id(), applied.worker().status(), now)) {
            return new NotFailed();
        }
        audit.record(new AuditEntry(
                now, scope.user(), worker.orgId(), "worker.retry", worker.id().value(), caller, Map.of()));
        jobs.wake(worker.id(), now);
        return new Retried(applied.worker());
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * On its way again.
     *
     * @param worker as it is now
     */
    public record Retried(Worker worker) implements Result {}

    /** There is no failed launch to retry, or it is still being suspended. */
    public record NotFailed() implements Result {}

    /**
     * Not for this caller.
     *
     * @param reason why
     */
    public record Refused(WorkerAccess.Refusal reason) implements Result {}

    /**
     * Whoever created the worker has no plan, and no free place is left.
     *
     * @param offer what to pay for
     */
    public record PaymentRequired(Paywall.Offer offer) implements Result {}

    /**
     * Nobody can tell whether they have a plan.
     *
     * @param retryAfter when to ask again, positive
     */
    public record BillingUnavailable(Duration retryAfter) implements Result {}
}
