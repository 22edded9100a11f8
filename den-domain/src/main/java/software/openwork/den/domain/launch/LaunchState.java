package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a launch is. Each state names the step that it works towards; {@link LaunchMachine} says what leads from
 * one to the next.
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

    /** On record; an existing service is looked for first. */
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
     * A create was sent, or was about to be; its result is not known. Only looking up may follow.
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
     * It failed; whatever runs is being suspended.
     *
     * @param host the service, or null while it is not known whether there is one
     * @param createSentAt when a create was sent whose result is not known, or null
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
     * It failed, and nothing is left running as far as is known. It can be retried.
     *
     * @param host the suspended service, or null
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
