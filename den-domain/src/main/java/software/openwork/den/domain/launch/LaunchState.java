package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a launch is. Each state names the step that it works towards and the action that is taken in it.
 *
 * <table>
 * <caption>States of a launch; a cancel leads from all but Live to Cancelled</caption>
 * <tr><th>State</th><th>Step</th><th>Action</th><th>Goes on to</th><th>At its deadline</th></tr>
 * <tr><td>Requested</td><td>HOST_CREATED</td><td>FindHost</td>
 *     <td>found: HostCreated; nothing found: Cleared</td><td>Failing</td></tr>
 * <tr><td>Cleared</td><td>HOST_CREATED</td><td>CreateHost</td>
 *     <td>before the create is sent: CreateSent</td><td>Failing</td></tr>
 * <tr><td>CreateSent</td><td>HOST_CREATED</td><td>FindHost</td>
 *     <td>made or found: HostCreated; certainly not made, or nothing found once the doubt is over: Cleared; refused: Failing</td><td>Failing</td></tr>
 * <tr><td>Resuming</td><td>HOST_CREATED</td><td>ResumeHost</td>
 *     <td>done: HostCreated; gone: Requested; refused: Failing</td><td>Failing</td></tr>
 * <tr><td>HostCreated</td><td>DEPLOY_LIVE</td><td>ReadDeploy</td>
 *     <td>deployed: DeployLive, or past it where nothing is probed; failed or gone: Failing</td><td>Failing</td></tr>
 * <tr><td>DeployLive</td><td>RUNTIME_HEALTHY</td><td>ProbeHealth</td>
 *     <td>done: RuntimeHealthy, or Reachable for a worker without a name of its own</td><td>Failing</td></tr>
 * <tr><td>RuntimeHealthy</td><td>DOMAIN_ATTACHED</td><td>AttachDomain</td>
 *     <td>done: DomainAttached; refused: Reachable; gone: Failing</td><td>itself, published; then Reachable</td></tr>
 * <tr><td>DomainAttached</td><td>DNS_READY</td><td>PointDns</td>
 *     <td>done: DnsReady; refused: Reachable</td><td>itself, published; then Reachable</td></tr>
 * <tr><td>DnsReady</td><td>VANITY_HEALTHY</td><td>VerifyDomain</td>
 *     <td>asked: itself, and ProbeHealth from then on (VerifyDomain again now and then); done: Reachable</td><td>itself, published; then Reachable</td></tr>
 * <tr><td>Reachable</td><td>LIVE</td><td>Publish</td>
 *     <td>done: Live</td><td>Live</td></tr>
 * <tr><td>Failing</td><td>the one that failed</td><td>FindHost</td>
 *     <td>found: itself, with the service; nothing found once the doubt is over: Failed</td><td>Failed</td></tr>
 * <tr><td>Failing</td><td>the one that failed</td><td>SuspendHost</td>
 *     <td>done, gone or refused: Failed</td><td>Failed</td></tr>
 * <tr><td>Live</td><td>LIVE</td><td>Nothing</td>
 *     <td>-</td><td>-</td></tr>
 * <tr><td>Failed</td><td>the one that failed</td><td>Nothing</td>
 *     <td>retry: Resuming, or Requested where no service is known</td><td>-</td></tr>
 * <tr><td>Cancelled</td><td>the one that was cut</td><td>Nothing</td>
 *     <td>-</td><td>-</td></tr>
 * </table>
 *
 * <p>Whatever is not named here (no answer, not yet, an outcome that does not fit) leaves the state as it is.
 * <em>Published</em> means: the worker is healthy at the vendor's URL while the way to its own name goes on. Stores
 * keep the simple name of a state and its components; times have whole milliseconds.
 */
public sealed interface LaunchState {

    /**
     * The step that this state works towards, or stopped at.
     *
     * @return the step
     */
    LaunchStep pursues();

    /**
     * The vendor's service, where it is known.
     *
     * @return its reference, or empty
     */
    default Optional<HostRef> knownHost() {
        return Optional.empty();
    }

    /**
     * Whether nothing more happens by itself.
     *
     * @return true for {@code Live}, {@code Failed} and {@code Cancelled}
     */
    default boolean isTerminal() {
        return false;
    }

    /** On record; an existing service is looked for first, so that a worker never gets two. */
    record Requested() implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.HOST_CREATED;
        }
    }

    /** No service exists: one may be created. */
    record Cleared() implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.HOST_CREATED;
        }
    }

    /**
     * A create was sent, or was about to be; its result is not known. Only looking up may follow, and nothing found is
     * not believed before {@link LaunchPolicy#doubt} is over.
     *
     * @param at when it was sent
     */
    record CreateSent(Instant at) implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.HOST_CREATED;
        }
    }

    /**
     * A retried launch starts its suspended service again.
     *
     * @param host the service
     */
    record Resuming(HostRef host) implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.HOST_CREATED;
        }

        @Override
        public Optional<HostRef> knownHost() {
            return Optional.of(host);
        }
    }

    /**
     * The service exists; its deploy is under way.
     *
     * @param host the service
     */
    record HostCreated(HostRef host) implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.DEPLOY_LIVE;
        }

        @Override
        public Optional<HostRef> knownHost() {
            return Optional.of(host);
        }
    }

    /** A state in which the vendor serves the worker at a URL. */
    sealed interface Deployed extends LaunchState {

        /**
         * The service.
         *
         * @return its reference
         */
        HostRef host();

        /**
         * Where the vendor serves it.
         *
         * @return base URL, no trailing slash
         */
        String url();

        @Override
        default Optional<HostRef> knownHost() {
            return Optional.of(host());
        }
    }

    /**
     * The deploy is live; the worker is not healthy yet.
     *
     * @param host the service
     * @param url where the vendor serves it
     */
    record DeployLive(HostRef host, String url) implements Deployed {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.RUNTIME_HEALTHY;
        }
    }

    /** A state on the way to the worker's own domain name. */
    sealed interface Adorning extends Deployed {}

    /**
     * The worker is healthy at the vendor's URL; its own name comes next.
     *
     * @param host the service
     * @param url where the vendor serves it
     */
    record RuntimeHealthy(HostRef host, String url) implements Adorning {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.DOMAIN_ATTACHED;
        }
    }

    /**
     * The vendor knows the worker's own name.
     *
     * @param host the service
     * @param url where the vendor serves it
     */
    record DomainAttached(HostRef host, String url) implements Adorning {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.DNS_READY;
        }
    }

    /**
     * The name points at the vendor.
     *
     * @param host the service
     * @param url where the vendor serves it
     */
    record DnsReady(HostRef host, String url) implements Adorning {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.VANITY_HEALTHY;
        }
    }

    /**
     * The worker answers under its final URL: its own name, or the vendor's where it has or gets none.
     *
     * @param host the service
     * @param url the vendor's URL
     * @param finalUrl the URL to publish
     */
    record Reachable(HostRef host, String url, String finalUrl) implements Deployed {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.LIVE;
        }
    }

    /**
     * Everything is in place.
     *
     * @param host the service
     * @param url the published URL
     */
    record Live(HostRef host, String url) implements Deployed {
        @Override
        public LaunchStep pursues() {
            return LaunchStep.LIVE;
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    /**
     * It failed, which its user has been told; whatever runs is being suspended.
     *
     * @param host the service, or null while it is not known whether there is one
     * @param createSentAt when a create was sent whose result is not known, or null; as long as that is in doubt the
     *     state stays, so that neither a retry nor a teardown takes the way to be free
     * @param failure why
     */
    record Failing(@Nullable HostRef host, @Nullable Instant createSentAt, LaunchFailure failure)
            implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return failure.step();
        }

        @Override
        public Optional<HostRef> knownHost() {
            return Optional.ofNullable(host);
        }
    }

    /**
     * It failed, and nothing is left running as far as is known: the service was suspended, or is gone, or the vendor
     * refused to suspend it or could not be reached in time. It can be retried.
     *
     * @param host the service, or null when none is known
     * @param failure why
     */
    record Failed(@Nullable HostRef host, LaunchFailure failure) implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return failure.step();
        }

        @Override
        public Optional<HostRef> knownHost() {
            return Optional.ofNullable(host);
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    /**
     * The worker was deleted before the launch was done; the teardown has the rest.
     *
     * @param at the step that was worked on
     */
    record Cancelled(LaunchStep at) implements LaunchState {
        @Override
        public LaunchStep pursues() {
            return at;
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }
}
