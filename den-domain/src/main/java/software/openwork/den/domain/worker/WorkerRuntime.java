package software.openwork.den.domain.worker;

import java.util.Optional;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: the API of a running worker. URLs are those that a launch has verified; no redirect is followed, nothing
 * that changes the worker is sent twice, and every call ends within its time-out. Nothing is thrown for what a worker
 * does. Safe for use by many threads. What must hold is in the contract kit {@code WorkerRuntimeContract}.
 */
public interface WorkerRuntime {

    /**
     * Asks {@code GET /health}.
     *
     * @param url base URL
     * @return true for a 2xx answer; false for any other and for none
     */
    boolean isHealthy(String url);

    /**
     * Asks for the workspace to connect to: the active one, else the first.
     *
     * @param url base URL
     * @param client the worker's client token
     * @return its identifier; empty when the worker has none or does not answer
     */
    Optional<String> workspace(String url, Secret client);

    /**
     * Mints a new owner token on the worker. Every call mints another one.
     *
     * @param url base URL
     * @param host the worker's host token
     * @return the token, or why there is none
     */
    Minting mintOwnerToken(String url, Secret host);

    /**
     * Reads the versions of the software on the worker.
     *
     * @param url base URL
     * @param host the worker's host token
     * @return the worker's answer whatever its status, or that there was none
     */
    Reply versions(String url, Secret host);

    /**
     * Upgrades the software on the worker. Sent once.
     *
     * @param url base URL
     * @param host the worker's host token
     * @param body JSON text passed on as it is
     * @return the worker's answer whatever its status, or that there was none
     */
    Reply upgrade(String url, Secret host, String body);

    /** Answer of {@link #mintOwnerToken}. */
    sealed interface Minting {}

    /** Answer of {@link #versions} and {@link #upgrade}. */
    sealed interface Reply {}

    /**
     * A new token.
     *
     * @param token the token
     */
    record Minted(Secret token) implements Minting {}

    /**
     * The worker answered, but with no token.
     *
     * @param message the worker's own words, bounded, or a sentence with the status
     */
    record Refused(String message) implements Minting {}

    /**
     * What the worker answered.
     *
     * @param status HTTP status
     * @param json JSON text: the body as it came, {@code {"message":…}} around a text, {@code null} for none
     */
    record Answered(int status, String json) implements Reply {}

    /** No answer: connection refused, time-out, or a name that does not resolve. */
    record Unreachable() implements Minting, Reply {}
}
