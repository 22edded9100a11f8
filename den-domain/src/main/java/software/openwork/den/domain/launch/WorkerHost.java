package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Port: the vendor that runs workers. Every method blocks until the vendor has answered or its time-out is over,
 * and never throws for what a vendor does. Safe for use by many threads. What must hold is in the contract kit
 * {@code WorkerHostContract}.
 */
public interface WorkerHost {

    /**
     * Looks for the service of a worker by its exact name, suspended ones included. Changes nothing.
     *
     * @param search whose service
     * @return the service, that there is none, or why that is not known
     */
    Search find(HostSearch search);

    /**
     * Asks for a new service. A repeat makes another one: it is not to be repeated before {@link #find} has shown that
     * none exists. Ends within {@link LaunchPolicy#createTimeout}, and has its effect within {@link LaunchPolicy#doubt}
     * or never.
     *
     * @param request what to run
     * @return the service, or why there certainly is none, or that this is not known
     */
    Creation create(HostRequest request);

    /**
     * Reads how far the newest deploy of a service is. Changes nothing.
     *
     * @param host the service
     * @return its state
     */
    Deploy deploy(HostRef host);

    /**
     * Attaches a custom domain to a service. A repeat changes nothing.
     *
     * @param host the service
     * @param domain fully qualified name
     * @return what became of it; {@code Missing} when there is no such service
     */
    Effect attachDomain(HostRef host, String domain);

    /**
     * Has the vendor look whether the name of a custom domain points at it by now. A repeat changes nothing, but vendors
     * allow few of them.
     *
     * @param host the service
     * @param domain fully qualified name
     * @return {@code Done} once the vendor was asked, or when it has seen it before; {@code Missing} when there is no such
     *     service or the domain is not attached to it
     */
    Effect verifyDomain(HostRef host, String domain);

    /**
     * Detaches a custom domain. A repeat changes nothing; a domain that is not attached is {@code Missing}, and so is
     * one of a service that does not exist.
     *
     * @param host the service
     * @param domain fully qualified name
     * @return what became of it
     */
    Effect detachDomain(HostRef host, String domain);

    /**
     * Stops a service and the paying for it. A repeat changes nothing. {@code Done} means that it was seen
     * suspended; where the vendor takes its time, that is {@code Unavailable} until then.
     *
     * @param host the service
     * @return what became of it; {@code Missing} when there is no such service
     */
    Effect suspend(HostRef host);

    /**
     * Starts a suspended service again. A repeat changes nothing. {@code Done} means that it was seen not suspended and
     * that {@link #deploy} does not speak of a deploy any more that had ended before: a service whose last deploy
     * failed is deployed anew.
     *
     * @param host the service
     * @return what became of it; {@code Missing} when there is no such service
     */
    Effect resume(HostRef host);

    /**
     * Removes a service for good. A repeat changes nothing.
     *
     * @param host the service
     * @return {@code Done} or {@code Missing} when it is gone
     */
    Effect delete(HostRef host);

    /** Answer of {@link #find}. */
    sealed interface Search {}

    /** Answer of {@link #create}. */
    sealed interface Creation {}

    /** Answer of {@link #deploy}. */
    sealed interface Deploy {}

    /**
     * The one service of that worker.
     *
     * @param host its reference
     */
    record Found(HostRef host) implements Search {}

    /** The vendor answered, and there is none at this moment. */
    record NotFound() implements Search {}

    /**
     * More than one service may be the worker's; none is chosen.
     *
     * @param detail names the candidates
     */
    record Ambiguous(String detail) implements Search {}

    /**
     * The new service.
     *
     * @param host its reference
     */
    record Created(HostRef host) implements Creation {}

    /**
     * The vendor will not do it, however often it is asked. As the answer to a create: it certainly made nothing.
     *
     * @param code which failure this is to the user
     * @param reason for operators; holds no secret
     */
    record Rejected(FailureCode code, String reason) implements Search, Creation, Deploy {}

    /**
     * Nothing was asked of the vendor yet: its hourly allowance is used up.
     *
     * @param until when to try again
     */
    record Queued(Instant until) implements Creation {}

    /**
     * The vendor certainly made nothing, but may if it is asked again.
     *
     * @param reason for operators; holds no secret
     * @param retryAfter how long it asks to wait, or null
     */
    record NotMade(String reason, @Nullable Duration retryAfter) implements Creation {}

    /**
     * No answer: the service may exist or come into being yet.
     *
     * @param reason for operators; holds no secret
     */
    record Unanswered(String reason) implements Creation {}

    /**
     * The deploy is live.
     *
     * @param url where the vendor serves it: scheme, host and port, no trailing slash
     */
    record DeployedAt(String url) implements Deploy {}

    /**
     * Still under way.
     *
     * @param detail the vendor's word for it
     */
    record Deploying(String detail) implements Deploy {}

    /**
     * Ended without success.
     *
     * @param detail the vendor's word for it
     */
    record DeployFailed(String detail) implements Deploy {}

    /** Live, but the vendor names no URL. */
    record NoUrl() implements Deploy {}

    /** The service does not exist (any more). */
    record Vanished() implements Deploy {}

    /**
     * No usable answer.
     *
     * @param reason for operators; holds no secret
     * @param retryAfter how long the vendor asks to wait, or null
     */
    record Unavailable(String reason, @Nullable Duration retryAfter) implements Search, Deploy {}
}
