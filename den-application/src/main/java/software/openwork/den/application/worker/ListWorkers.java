package software.openwork.den.application.worker;

import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerRepository;

/** The newest workers of an organisation. */
public final class ListWorkers {

    /** The most that one call lists. */
    public static final int MOST = 50;

    private final WorkerRepository workers;

    public ListWorkers(WorkerRepository workers) {
        this.workers = workers;
    }

    /**
     * Lists.
     *
     * @param scope whose workers
     * @param limit 1 to {@link #MOST}
     * @return the list, or why there is none
     */
    public WorkerRepository.Listing handle(OrgScope scope, int limit) {
        return workers.list(scope, limit);
    }
}
