package software.openwork.den.domain.launch;

import java.time.Instant;

/**
 * What a launch wants done next. An action may come again after a crash or a lost answer; all but {@link CreateHost} may
 * be carried out again without harm, and that one comes again only after a search.
 */
public sealed interface LaunchAction {

    /** Look for the worker's service. */
    record FindHost() implements LaunchAction {}

    /** Create the service, after {@link LaunchMachine#sending} is stored. */
    record CreateHost() implements LaunchAction {}

    /**
     * Start the suspended service again.
     *
     * @param host the service
     */
    record ResumeHost(HostRef host) implements LaunchAction {}

    /**
     * Look how far the deploy is.
     *
     * @param host the service
     */
    record ReadDeploy(HostRef host) implements LaunchAction {}

    /**
     * Ask the worker for its health.
     *
     * @param url base URL
     */
    record ProbeHealth(String url) implements LaunchAction {}

    /**
     * Tell the vendor the worker's own name.
     *
     * @param host the service
     * @param domain fully qualified name
     */
    record AttachDomain(HostRef host, String domain) implements LaunchAction {}

    /**
     * Point the name at the vendor.
     *
     * @param domain fully qualified name
     * @param url the vendor's URL, whose host is the target
     */
    record PointDns(String domain, String url) implements LaunchAction {}

    /**
     * Have the vendor look whether the name points at it; what came of it is read with
     * {@link LaunchOutcome#ofVerification}.
     *
     * @param host the service
     * @param domain fully qualified name
     */
    record VerifyDomain(HostRef host, String domain) implements LaunchAction {}

    /**
     * Nothing outside: the worker may be published at this URL.
     *
     * @param url base URL
     */
    record Publish(String url) implements LaunchAction {}

    /**
     * Suspend what a failed launch left running.
     *
     * @param host the service
     */
    record SuspendHost(HostRef host) implements LaunchAction {}

    /** Nothing outside: the present step's time is over. */
    record GiveUp() implements LaunchAction {}

    /**
     * Nothing before that time.
     *
     * @param until when to decide again
     */
    record Wait(Instant until) implements LaunchAction {}

    /** Nothing any more. */
    record Nothing() implements LaunchAction {}
}
