package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.Teardown.Resource;
import software.openwork.den.domain.launch.Teardown.State;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerInstance;

/**
 * The rules of a teardown: suspend the service, remove the DNS record, detach the domain (after the record, so that
 * no record ever points at a name that anybody could claim), and delete the service where that is wanted. Each is
 * tried until it is done, however long that takes; what depends on nothing does not wait for what is stuck.
 *
 * <table>
 * <caption>What is done to which resource, and when</caption>
 * <tr><th>Action</th><th>Taken once</th><th>Done, or found missing</th></tr>
 * <tr><td>FindHost</td><td>at once, while the service is not known</td>
 *     <td>known; or GONE, and its domain with it, once a create of unknown result is out of doubt</td></tr>
 * <tr><td>SuspendHost</td><td>the service is known</td><td>SUSPENDED; missing: GONE, and its domain with it</td></tr>
 * <tr><td>RemoveDns</td><td>at once</td><td>GONE</td></tr>
 * <tr><td>DetachDomain</td><td>the record is GONE and the service known</td><td>GONE</td></tr>
 * <tr><td>DeleteHost</td><td>the service is SUSPENDED and the domain GONE, where that is wanted</td><td>GONE</td></tr>
 * </table>
 *
 * <p>Pauses after a failure: a second at first, then twice as long each time up to ten minutes, or what the vendor asks
 * for up to an hour. A teardown is finished when the service is GONE (or SUSPENDED where it is not to be deleted) and
 * neither domain nor record is left.
 *
 * <p>Pure and total like {@link LaunchMachine}, and used the same way. Safe for use by many threads.
 */
public final class TeardownMachine {

    private final LaunchPolicy policy;
    private final TeardownProgress progress;
    private final boolean deletesHost;

    /**
     * A machine with these settings.
     *
     * @param policy the settings of the launches whose remains are taken down
     * @param deletesHost whether services are deleted in the end rather than only suspended
     */
    public TeardownMachine(LaunchPolicy policy, boolean deletesHost) {
        this.policy = policy;
        progress = new TeardownProgress(policy);
        this.deletesHost = deletesHost;
    }

    /**
     * The teardown of a worker that is being deleted.
     *
     * @param worker the worker
     * @param instance where it could be reached, or null
     * @param launch its launch as it was before it was cancelled (a cancelled one has forgotten its service); null for
     *     workers that Den did not launch
     * @param now the present
     * @return the teardown to insert, its version 0
     */
    public Teardown request(Worker worker, @Nullable WorkerInstance instance, @Nullable Launch launch, Instant now) {
        Instant at = LaunchDraft.millis(now);
        String host = launch == null
                ? null
                : launch.state().knownHost().map(HostRef::value).orElse(null);
        // Of the replaced service's workers nobody noted whether theirs came to be: removing what is not there is no
        // harm.
        String vanity = launch == null ? policy.formerVanityDomain(worker.id()).orElse(null) : launch.vanityDomain();
        return new Teardown(
                worker.id(),
                worker.orgId(),
                worker.createdBy(),
                worker.spec().name(),
                instance == null ? null : instance.url(),
                launch == null ? null : createSentAt(launch.state()),
                Resource.pending(host, at),
                vanity == null ? null : Resource.pending(vanity, at),
                vanity == null ? null : Resource.pending(vanity, at),
                deletesHost,
                at,
                null,
                0);
    }

    /**
     * The teardown of a worker of which nothing is left on record but its cancelled launch.
     *
     * @param launch the launch
     * @param host its service, where that is known
     * @param now the present
     * @return the teardown to insert, its version 0
     */
    public Teardown request(Launch launch, @Nullable HostRef host, Instant now) {
        Instant at = LaunchDraft.millis(now);
        String vanity = launch.vanityDomain();
        return new Teardown(
                launch.workerId(),
                launch.orgId(),
                launch.createdBy(),
                null,
                null,
                null,
                Resource.pending(host == null ? null : host.value(), at),
                vanity == null ? null : Resource.pending(vanity, at),
                vanity == null ? null : Resource.pending(vanity, at),
                deletesHost,
                at,
                null,
                0);
    }

    /**
     * A finished teardown of which something was found again: that is taken down once more.
     *
     * @param teardown the teardown
     * @param host the service to take down, or null to leave that as it is
     * @param domain whether to detach the domain again
     * @param dns whether to remove the record again
     * @param now the present
     * @return not finished any more; unchanged when it was not finished
     */
    public Teardown reopen(Teardown teardown, @Nullable HostRef host, boolean domain, boolean dns, Instant now) {
        if (!teardown.isFinished()) {
            return teardown;
        }
        Instant at = LaunchDraft.millis(now);
        Teardown open = teardown.finished(null);
        if (host != null) {
            open = open.withHost(Resource.pending(host.value(), at));
        }
        if (domain && teardown.domain() != null) {
            open = open.withDomain(Resource.pending(teardown.domain().ref(), at));
        }
        if (dns && teardown.dns() != null) {
            open = open.withDns(Resource.pending(teardown.dns().ref(), at));
        }
        return open;
    }

    private static @Nullable Instant createSentAt(LaunchState state) {
        if (state instanceof LaunchState.CreateSent sent) {
            return sent.at();
        }
        return state instanceof LaunchState.Failing failing ? failing.createSentAt() : null;
    }

    /**
     * What to do now.
     *
     * @param teardown the teardown
     * @param now the present
     * @return the action; {@code Nothing} when it is finished
     */
    public TeardownAction decide(Teardown teardown, Instant now) {
        if (teardown.isFinished()) {
            return new TeardownAction.Nothing();
        }
        Instant next = Instant.MAX;
        for (TeardownAction action : open(teardown)) {
            Instant due = teardown.resourceOf(action).dueAt();
            if (!now.isBefore(due)) {
                return action;
            }
            next = due.isBefore(next) ? due : next;
        }
        return new TeardownAction.Wait(next);
    }

    /** What could be done, most urgent first, pauses aside; never empty before the end. */
    private static List<TeardownAction> open(Teardown teardown) {
        List<TeardownAction> actions = new ArrayList<>(3);
        Resource host = teardown.host();
        Resource dns = teardown.dns();
        Resource domain = teardown.domain();
        boolean hostStopped = host.state() == State.SUSPENDED || host.state() == State.GONE;
        boolean dnsGone = dns == null || dns.state() == State.GONE;
        boolean domainGone = domain == null || domain.state() == State.GONE;
        if (!hostStopped) {
            actions.add(teardown.knownHost()
                    .<TeardownAction>map(TeardownAction.SuspendHost::new)
                    .orElseGet(TeardownAction.FindHost::new));
        }
        if (dns != null && !dnsGone) {
            actions.add(new TeardownAction.RemoveDns(named(dns)));
        }
        if (domain != null && dnsGone && !domainGone) {
            teardown.knownHost().ifPresent(ref -> actions.add(new TeardownAction.DetachDomain(ref, named(domain))));
        }
        if (teardown.deletesHost() && host.state() == State.SUSPENDED && domainGone) {
            teardown.knownHost().ifPresent(ref -> actions.add(new TeardownAction.DeleteHost(ref)));
        }
        return actions;
    }

    /**
     * What follows from an outcome.
     *
     * @param teardown the teardown as it was when the action was taken
     * @param action what was done
     * @param outcome what came of it
     * @param now the present
     * @return the next state; the same when outcome and action do not fit it
     */
    public Teardown apply(Teardown teardown, TeardownAction action, TeardownOutcome outcome, Instant now) {
        if (teardown.isFinished() || !open(teardown).contains(action)) {
            return teardown;
        }
        Instant at = LaunchDraft.millis(now);
        Teardown next = progress.after(teardown, action, outcome, at);
        return open(next).isEmpty() ? next.finished(at) : next;
    }

    private static String named(Resource resource) {
        String ref = resource.ref();
        if (ref == null) {
            throw new IllegalStateException("domains and records are known by name");
        }
        return ref;
    }
}
