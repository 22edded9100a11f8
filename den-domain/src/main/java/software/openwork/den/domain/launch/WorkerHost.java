package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Port: the vendor that runs workers. Every method blocks until the vendor has answered or its time-out is over,
 * and never throws for what a vendor does.
 */
public interface WorkerHost {

    /**
     * Looks for the service of a worker by its exact name.
     *
     * @param worker whose service
     * @return the service, that there is none, or why that is not known
     */
    Search find(WorkerId worker);

    /**
     * Asks for a new service. Not to be repeated before {@link #find} has shown that none exists.
     *
     * @param request what to run
     * @return the service, or why there is none, or that this is not known
     */
    Creation create(HostRequest request);

    /**
     * Reads how far the newest deploy of a service is.
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
     * @return what became of it
     */
    Effect attachDomain(HostRef host, String domain);

    /**
     * Detaches a custom domain. A repeat changes nothing; a domain that is not attached is {@code Missing}.
     *
     * @param host the service
     * @param domain fully qualified name
     * @return what became of it
     */
    Effect detachDomain(HostRef host, String domain);

    /**
     * Stops a service and the paying for it. A repeat changes nothing. {@code Done} means that it was seen
     * suspended.
     *
     * @param host the service
     * @return what became of it
     */
    Effect suspend(HostRef host);

    /**
     * Starts a suspended service again. A repeat changes nothing.
     *
     * @param host the service
     * @return what became of it
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
     * The vendor will not do it, however often it is asked.
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
     * The vendor certainly made nothing.
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
     * @param url where the vendor serves it, no trailing slash
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
