package software.openwork.den.domain.launch;

import java.time.Instant;

/** What a teardown wants done next. An action may come again, and may be carried out again without harm. */
public sealed interface TeardownAction {

    /** Look for the worker's service. */
    record FindHost() implements TeardownAction {}

    /**
     * Suspend the service.
     *
     * @param host the service
     */
    record SuspendHost(HostRef host) implements TeardownAction {}

    /**
     * Remove the DNS record.
     *
     * @param name fully qualified name
     */
    record RemoveDns(String name) implements TeardownAction {}

    /**
     * Detach the custom domain from the service.
     *
     * @param host the service
     * @param domain fully qualified name
     */
    record DetachDomain(HostRef host, String domain) implements TeardownAction {}

    /**
     * Delete the service.
     *
     * @param host the service
     */
    record DeleteHost(HostRef host) implements TeardownAction {}

    /**
     * Nothing before that time.
     *
     * @param until when to decide again
     */
    record Wait(Instant until) implements TeardownAction {}

    /** Nothing any more. */
    record Nothing() implements TeardownAction {}
}
