package software.openwork.den.application.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.org.OrgSelection;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerTokens;

/**
 * Puts a worker on record, and its launch when it runs in the cloud: checks and rows are one transaction, cloud
 * creates of one user run one after the other.
 */
public final class CreateWorker {

    private final WorkerRepository workers;
    private final OrgRepository orgs;
    private final LaunchRepository launches;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final LaunchMachine machine;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final int maxCloudWorkers;
    private final Paywall paywall;
    private final Turns turns = new Turns();

    public CreateWorker(
            WorkerRepository workers,
            OrgRepository orgs,
            LaunchRepository launches,
            AuditLog audit,
            Jobs jobs,
            Transactions transactions,
            LaunchMachine machine,
            TokenSource tokens,
            InstantSource clock,
            int maxCloudWorkers,
            Paywall paywall) {
        this.workers = workers;
        this.orgs = orgs;
        this.launches = launches;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.machine = machine;
        this.tokens = tokens;
        this.clock = clock;
        this.maxCloudWorkers = maxCloudWorkers;
        this.paywall = paywall;
    }

    /**
     * Creates.
     *
     * @param command what is wanted
     * @return the worker with its tokens, or why there is none
     */
    public Result handle(Command command) {
        return handle(command, worker -> {});
    }

    /** The same, with something done in the transaction that puts the worker on record. */
    Result handle(Command command, Consumer<Worker> alongside) {
        return command.spec().destination() == WorkerDestination.CLOUD
                ? createInCloud(command, alongside)
                : createLocally(command, alongside);
    }

    /** Nothing has to be locked for somebody who has an organisation, which is read ahead of the transaction. */
    private Result createLocally(Command command, Consumer<Worker> alongside) {
        OrgScope scope = new OrgScope(command.user().id(), command.orgId());
        return OrgSelection.select(orgs.memberships(command.user().id()), scope)
                        instanceof OrgSelection.Selected selected
                ? transactions.inTransaction(
                        () -> store(command, selected.membership().org().id(), alongside))
                : transactions.inTransaction(() -> create(command, alongside));
    }

    /** The paywall may ask a vendor, and is asked before the transaction: places are counted again within. */
    private Result createInCloud(Command command, Consumer<Worker> alongside) {
        Paywall.Permit permit = paywall.permit(command.user());
        while (permit instanceof Paywall.Granted granted) {
            Optional<Result> result = turns.take(
                    command.user().id(),
                    () -> transactions.inTransaction(() -> createIfThereIsAPlace(command, alongside, granted)));
            if (result.isPresent()) {
                if (result.get() instanceof Created) {
                    paywall.launched(command.user(), granted, command.caller());
                }
                return result.get();
            }
            permit = paywall.permitByPlan(command.user());
        }
        return switch (permit) {
            case Paywall.Refused(Paywall.Offer offer) -> new PaymentRequired(offer);
            case Paywall.Undecided(Duration retryAfter) -> new BillingUnavailable(retryAfter);
            case Paywall.Granted granted -> throw new IllegalStateException("a granted permit was not used");
        };
    }

    /** Empty when the free places have been taken meanwhile. */
    private Optional<Result> createIfThereIsAPlace(
            Command command, Consumer<Worker> alongside, Paywall.Granted granted) {
        User user = command.user();
        orgs.lock(user.id());
        WorkerRepository.CloudCount count = workers.countCloud(user.id());
        if (!granted.hasPlace(count)) {
            return Optional.empty();
        }
        return Optional.of(
                count.all() >= maxCloudWorkers ? new LimitReached(maxCloudWorkers) : create(command, alongside));
    }

    private Result create(Command command, Consumer<Worker> alongside) {
        User user = command.user();
        OrgScope scope = new OrgScope(user.id(), command.orgId());
        return switch (OrgSelection.select(orgs.memberships(user.id()), scope)) {
            case OrgSelection.Selected selected ->
                store(command, selected.membership().org().id(), alongside);
            case OrgSelection.Forbidden forbidden -> new OrgForbidden();
            case OrgSelection.NoMembership none ->
                command.orgId().isPresent() ? new OrgNotFound() : store(command, personalOrg(user), alongside);
        };
    }

    /** Somebody without any organisation gets the personal one, once, however many requests come together. */
    private OrgId personalOrg(User user) {
        orgs.lock(user.id());
        return switch (OrgSelection.select(orgs.memberships(user.id()), OrgScope.oldest(user.id()))) {
            case OrgSelection.Selected selected -> selected.membership().org().id();
            case OrgSelection.Forbidden forbidden -> throw new IllegalStateException("no organisation was named");
            case OrgSelection.NoMembership none -> {
                Org org = Org.personal(new OrgId(tokens.uuid()), user, now());
                orgs.insert(org, tokens.uuid());
                yield org.id();
            }
        };
    }

    private Result store(Command command, OrgId org, Consumer<Worker> alongside) {
        Instant now = now();
        Worker worker =
                Worker.request(new WorkerId(tokens.uuid()), org, command.user().id(), command.spec(), now);
        WorkerTokens workerTokens = new WorkerTokens(tokens.workerToken(), tokens.workerToken());
        workers.insert(worker, workerTokens, List.of(tokens.uuid(), tokens.uuid()));
        audit.record(new AuditEntry(
                now,
                command.user().id(),
                org,
                "worker.create",
                worker.id().value(),
                command.caller(),
                Map.of("destination", command.spec().destination().word())));
        if (command.spec().destination() == WorkerDestination.CLOUD) {
            LaunchTransition launch = machine.request(worker, reference(), now);
            launches.insert(launch.launch(), launch.events());
            jobs.wake(worker.id(), now);
        }
        alongside.accept(worker);
        return new Created(worker, workerTokens);
    }

    private String reference() {
        return tokens.uuid().substring(0, 8);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What is wanted.
     *
     * @param user who asks
     * @param orgId the organisation named by the request, or empty for the oldest
     * @param spec what to launch
     * @param caller from where
     */
    public record Command(User user, Optional<String> orgId, WorkerSpec spec, Caller caller) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Done: the worker is healthy when local, on its way when not.
     *
     * @param worker the new worker
     * @param tokens its tokens
     */
    public record Created(Worker worker, WorkerTokens tokens) implements Result {}

    /** An organisation is named, but the user belongs to none at all. */
    public record OrgNotFound() implements Result {}

    /** An organisation is named that is not one of the user's. */
    public record OrgForbidden() implements Result {}

    /**
     * The user has as many cloud workers as one may have.
     *
     * @param limit that number
     */
    public record LimitReached(int limit) implements Result {}

    /**
     * The user has no plan, and no free place is left.
     *
     * @param offer what to pay for
     */
    public record PaymentRequired(Paywall.Offer offer) implements Result {}

    /**
     * Nobody can tell whether the user has a plan.
     *
     * @param retryAfter when to ask again, positive
     */
    public record BillingUnavailable(Duration retryAfter) implements Result {}
}
