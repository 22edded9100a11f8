package software.openwork.den.application.launch;

import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchAction;
import software.openwork.den.domain.launch.LaunchOutcome;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownAction;
import software.openwork.den.domain.launch.TeardownOutcome;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.WorkerView;

/** Carries out what the machines decide, on the vendors' ports. */
public final class VendorActions {

    private static final Logger LOG = LoggerFactory.getLogger(VendorActions.class);

    private final WorkerHost host;
    private final WorkerDomains domains;
    private final WorkerRuntime runtime;
    private final WorkerRepository workers;
    private final LookPace pace;

    public VendorActions(
            WorkerHost host, WorkerDomains domains, WorkerRuntime runtime, WorkerRepository workers, LookPace pace) {
        this.host = host;
        this.domains = domains;
        this.runtime = runtime;
        this.workers = workers;
        this.pace = pace;
    }

    /** Carries out an action of a launch; a bug in an adapter counts as "no usable answer". */
    LaunchOutcome perform(Launch launch, LaunchAction action) {
        try {
            return switch (action) {
                case LaunchAction.FindHost find -> find(launch.workerId());
                case LaunchAction.CreateHost create -> create(launch.workerId());
                case LaunchAction.ResumeHost resume -> LaunchOutcome.of(host.resume(resume.host()));
                case LaunchAction.ReadDeploy read -> paced(LaunchOutcome.of(host.deploy(read.host())));
                case LaunchAction.ProbeHealth probe ->
                    runtime.isHealthy(probe.url())
                            ? new LaunchOutcome.Done()
                            : new LaunchOutcome.Pending("waiting for the worker's health check");
                case LaunchAction.AttachDomain attach ->
                    LaunchOutcome.of(host.attachDomain(attach.host(), attach.domain()));
                case LaunchAction.PointDns point ->
                    LaunchOutcome.of(domains.point(point.domain(), hostName(point.url())));
                case LaunchAction.VerifyDomain verify ->
                    LaunchOutcome.ofVerification(host.verifyDomain(verify.host(), verify.domain()));
                case LaunchAction.SuspendHost suspend -> LaunchOutcome.of(host.suspend(suspend.host()));
                case LaunchAction.Publish publish -> new LaunchOutcome.Done();
                case LaunchAction.GiveUp giveUp -> new LaunchOutcome.GivenUp();
                case LaunchAction.Wait wait -> throw new IllegalArgumentException("nothing to perform");
                case LaunchAction.Nothing nothing -> throw new IllegalArgumentException("nothing to perform");
            };
        } catch (IllegalStateException | NullPointerException | IndexOutOfBoundsException bug) {
            LOG.error("the step {} of worker {} broke", action.getClass().getSimpleName(), launch.workerId(), bug);
            return new LaunchOutcome.Unavailable("internal error", null);
        }
    }

    private LaunchOutcome paced(LaunchOutcome outcome) {
        return outcome instanceof LaunchOutcome.Pending pending
                ? new LaunchOutcome.Pending(pending.detail(), pace.interval())
                : outcome;
    }

    private LaunchOutcome find(WorkerId id) {
        return workers.find(id)
                .map(view -> LaunchOutcome.of(
                        host.find(new HostSearch(id, view.worker().spec().name(), null))))
                // Deleted a moment ago; the teardown looks for it.
                .orElseGet(() -> new LaunchOutcome.Unavailable("the worker was deleted", null));
    }

    private LaunchOutcome create(WorkerId id) {
        Optional<WorkerView> view = workers.find(id);
        Optional<WorkerTokens> tokens = workers.tokens(id);
        if (view.isEmpty() || tokens.isEmpty()) {
            return new LaunchOutcome.Refused(FailureCode.CONFIGURATION, "the worker has no tokens");
        }
        return LaunchOutcome.of(
                host.create(new HostRequest(id, view.get().worker().spec().name(), tokens.get())));
    }

    /** Carries out an action of a teardown. */
    TeardownOutcome perform(Teardown teardown, TeardownAction action) {
        try {
            return switch (action) {
                case TeardownAction.FindHost find -> TeardownOutcome.of(host.find(search(teardown)));
                case TeardownAction.SuspendHost suspend -> TeardownOutcome.of(host.suspend(suspend.host()));
                case TeardownAction.RemoveDns remove -> TeardownOutcome.of(domains.remove(remove.name()));
                case TeardownAction.DetachDomain detach ->
                    TeardownOutcome.of(host.detachDomain(detach.host(), detach.domain()));
                case TeardownAction.DeleteHost delete -> TeardownOutcome.of(host.delete(delete.host()));
                case TeardownAction.Wait wait -> throw new IllegalArgumentException("nothing to perform");
                case TeardownAction.Nothing nothing -> throw new IllegalArgumentException("nothing to perform");
            };
        } catch (IllegalStateException | NullPointerException | IndexOutOfBoundsException bug) {
            LOG.error("the step {} of worker {} broke", action.getClass().getSimpleName(), teardown.workerId(), bug);
            return new TeardownOutcome.Failed("internal error", null);
        }
    }

    private static HostSearch search(Teardown teardown) {
        String name = teardown.workerName();
        return new HostSearch(teardown.workerId(), name == null ? "" : name, teardown.instanceUrl());
    }

    private static String hostName(String url) {
        return URI.create(url).getHost();
    }
}
