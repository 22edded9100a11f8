package software.openwork.den.application.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchAction;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchOutcome;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownAction;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * The job of a worker: takes one action of its teardown, or else of its launch, and stores what came of it with
 * compare-and-set. Holds nothing between two runs.
 */
public final class RunWorker implements WorkerJob {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final LaunchRepository launches;
    private final TeardownRepository teardowns;
    private final WorkerRepository workers;
    private final Transactions transactions;
    private final LaunchMachine launchMachine;
    private final TeardownMachine teardownMachine;
    private final LaunchPolicy policy;
    private final VendorActions vendors;
    private final LaunchFeed feed;
    private final ExpireLaunch expiry;
    private final InstantSource clock;

    public RunWorker(
            LaunchRepository launches,
            TeardownRepository teardowns,
            WorkerRepository workers,
            Transactions transactions,
            LaunchMachine launchMachine,
            TeardownMachine teardownMachine,
            LaunchPolicy policy,
            VendorActions vendors,
            LaunchFeed feed,
            ExpireLaunch expiry,
            InstantSource clock) {
        this.launches = launches;
        this.teardowns = teardowns;
        this.workers = workers;
        this.transactions = transactions;
        this.launchMachine = launchMachine;
        this.teardownMachine = teardownMachine;
        this.policy = policy;
        this.vendors = vendors;
        this.feed = feed;
        this.expiry = expiry;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(WorkerId worker) {
        Optional<Teardown> teardown = teardowns.find(worker);
        if (teardown.isPresent()) {
            return tearDown(teardown.get());
        }
        Optional<Launch> launch = launches.find(worker);
        return launch.isPresent() ? launch(launch.get()) : Optional.empty();
    }

    @Override
    public Optional<Instant> due(WorkerId worker) {
        Optional<Teardown> teardown = teardowns.find(worker);
        return teardown.isPresent()
                ? due(teardown.get())
                : launches.find(worker).flatMap(this::due);
    }

    private Optional<Instant> due(Launch launch) {
        Instant now = now();
        return switch (launchMachine.decide(launch, now)) {
            case LaunchAction.Nothing nothing -> expiry.due(launch);
            case LaunchAction.Wait wait -> Optional.of(wait.until());
            case LaunchAction other -> Optional.of(now);
        };
    }

    private Optional<Instant> due(Teardown teardown) {
        Instant now = now();
        return switch (teardownMachine.decide(teardown, now)) {
            case TeardownAction.Nothing nothing -> Optional.empty();
            case TeardownAction.Wait wait -> Optional.of(wait.until());
            case TeardownAction other -> Optional.of(now);
        };
    }

    private Optional<Instant> launch(Launch read) {
        LaunchAction action = launchMachine.decide(read, now());
        if (action instanceof LaunchAction.Nothing) {
            return ended(read);
        }
        if (action instanceof LaunchAction.Wait wait) {
            return Optional.of(wait.until());
        }
        Launch launch = read;
        if (action instanceof LaunchAction.CreateHost) {
            Launch sending = launchMachine.sending(read, now());
            if (!launches.save(sending, List.of())) {
                return due(read.workerId());
            }
            launch = sending.stored();
        }
        LaunchOutcome outcome = vendors.perform(launch, action);
        LaunchTransition transition = launchMachine.apply(launch, outcome, now());
        if (!store(transition)) {
            // Somebody else moved it meanwhile, most likely a delete: what is stored decides.
            return due(read.workerId());
        }
        report(transition);
        feed.notice(read.workerId());
        return due(transition.launch());
    }

    /** Nothing is left to do, but that a failed launch is not kept for ever. */
    private Optional<Instant> ended(Launch launch) {
        Optional<Instant> end = expiry.due(launch);
        if (end.isEmpty() || now().isBefore(end.get())) {
            return end;
        }
        expiry.handle(launch.workerId());
        feed.notice(launch.workerId());
        return due(launch.workerId());
    }

    private boolean store(LaunchTransition transition) {
        Launch launch = transition.launch();
        WorkerId id = launch.workerId();
        return transactions.inTransaction(() -> {
            if (!launches.save(launch, transition.events())) {
                return false;
            }
            Instant now = now();
            transition
                    .publishes()
                    .ifPresent(url -> workers.putInstance(new WorkerInstance(
                            // One instance a launch: a later URL replaces the earlier one.
                            id.value(), id, policy.provider(), policy.region(), url, WorkerStatus.HEALTHY, now, now)));
            transition.becomes().ifPresent(status -> workers.updateStatus(id, status, now));
            return true;
        });
    }

    private static void report(LaunchTransition transition) {
        transition
                .becomes()
                .filter(status -> status == WorkerStatus.FAILED)
                .flatMap(status -> transition.launch().failure())
                .ifPresent(failure -> LOG.warn(
                        "launch of worker {} failed at {}: {} ({}), reference {}",
                        transition.launch().workerId(),
                        failure.step().word(),
                        failure.code().word(),
                        failure.detail(),
                        transition.launch().reference()));
    }

    private Optional<Instant> tearDown(Teardown teardown) {
        TeardownAction action = teardownMachine.decide(teardown, now());
        if (action instanceof TeardownAction.Nothing) {
            return Optional.empty();
        }
        if (action instanceof TeardownAction.Wait wait) {
            return Optional.of(wait.until());
        }
        Teardown next = teardownMachine.apply(teardown, action, vendors.perform(teardown, action), now());
        return teardowns.save(next) ? due(next) : due(teardown.workerId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
