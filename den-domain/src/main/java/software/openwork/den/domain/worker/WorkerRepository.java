package software.openwork.den.domain.worker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.org.OrgScope;

/**
 * Port: workers, their instances and tokens. Identifiers are compared exactly. A store that cannot be reached makes
 * every method throw an unchecked exception.
 */
public interface WorkerRepository {

    /**
     * The newest workers of the selected organisation with their newest instances, by creation time, newest first
     * (ties by identifier, descending). One query, however many workers there are.
     *
     * @param scope whose workers
     * @param limit 1 to 50
     * @return the list, or why there is none
     */
    Listing list(OrgScope scope, int limit);

    /**
     * One worker of the selected organisation with its newest instance.
     *
     * @param scope whose worker
     * @param id its identifier
     * @return the worker with the caller's role in its organisation, or why there is none
     */
    Lookup find(OrgScope scope, WorkerId id);

    /**
     * One worker, whoever asks. For the machines only.
     *
     * @param id its identifier
     * @return empty when it does not exist
     */
    Optional<WorkerView> find(WorkerId id);

    /**
     * The oldest live token of each scope.
     *
     * @param id the worker
     * @return empty unless there is a live one for both scopes
     */
    Optional<WorkerTokens> tokens(WorkerId id);

    /**
     * Adds a worker with its tokens. Part of the caller's transaction. A repeat fails: identifiers are unique.
     *
     * @param worker the new worker
     * @param tokens its tokens
     * @param tokenIds identifiers of the two new token rows, host first
     */
    void insert(Worker worker, WorkerTokens tokens, List<String> tokenIds);

    /**
     * Writes the status of a worker, if it still exists, whatever it was before. A repeat writes the same again.
     *
     * @param id the worker
     * @param status its new status
     * @param now written as the time of change
     * @return false when the worker is gone
     */
    boolean updateStatus(WorkerId id, WorkerStatus status, Instant now);

    /**
     * Writes where a worker can be reached: the row of that identifier is added or replaced.
     *
     * @param instance the instance
     */
    void putInstance(WorkerInstance instance);

    /**
     * Removes a worker with its instances, tokens and bundles. Part of the caller's transaction. A repeat does
     * nothing.
     *
     * @param id the worker
     * @return false when there was none
     */
    boolean delete(WorkerId id);

    /**
     * Cloud workers on their way of which there is no launch: the replaced service left them so.
     *
     * @param limit at most so many
     * @return oldest first; without those of which nobody knows whose they are
     */
    List<Abandoned> abandoned(int limit);

    /**
     * Voids the live tokens of all workers that a user made, in any organisation. A repeat does nothing.
     *
     * @param creator the user
     * @param now written as the time of the revocation
     */
    void revokeTokens(UserId creator, Instant now);

    /**
     * How many cloud workers a user has, in any organisation.
     *
     * @param user the creator
     * @return all of them, and those that are not failed
     */
    CloudCount countCloud(UserId user);

    /**
     * Counts of a user's cloud workers.
     *
     * @param all every status
     * @param notFailed without the failed ones, which use up no allowance
     */
    record CloudCount(int all, int notFailed) {}

    /**
     * A worker that nobody launches.
     *
     * @param worker the worker, provisioning
     * @param keeper its creator, or the owner of its organisation where no creator was recorded
     */
    record Abandoned(Worker worker, UserId keeper) {}

    /** Answer of {@link #list}. */
    sealed interface Listing {}

    /** Answer of {@link #find(OrgScope, WorkerId)}. */
    sealed interface Lookup {}

    /**
     * The workers, newest first.
     *
     * @param workers immutable, may be empty
     */
    record Listed(List<WorkerView> workers) implements Listing {
        /** Copies the list. */
        public Listed {
            workers = List.copyOf(workers);
        }
    }

    /**
     * The worker.
     *
     * @param view worker and newest instance
     * @param role the caller's role in the worker's organisation
     */
    record Visible(WorkerView view, OrgRole role) implements Lookup {}

    /** The caller may look, but there is no such worker in the selected organisation. */
    record NotFound() implements Lookup {}

    /** The caller belongs to no organisation. */
    record NoMembership() implements Listing, Lookup {}

    /** The scope names an organisation that is not one of the caller's. */
    record Forbidden() implements Listing, Lookup {}
}
