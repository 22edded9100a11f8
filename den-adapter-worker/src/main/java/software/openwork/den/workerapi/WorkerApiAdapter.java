package software.openwork.den.workerapi;

import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.vendor.HttpCalls;

/** Calls running workers. Its threads start with the first call. */
public final class WorkerApiAdapter implements AutoCloseable {

    private final HttpCalls calls;
    private final WorkerRuntime runtime;

    private WorkerApiAdapter(WorkerApiConfig config) {
        calls = new HttpCalls("worker-api", config.connect());
        runtime = new HttpWorkerRuntime(calls, config);
    }

    /**
     * Makes the adapter.
     *
     * @param config its limits
     * @return the adapter, to be closed
     */
    public static WorkerApiAdapter create(WorkerApiConfig config) {
        return new WorkerApiAdapter(config);
    }

    /**
     * The port.
     *
     * @return what calls the workers; once this is closed they all count as unreachable
     */
    public WorkerRuntime runtime() {
        return runtime;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        calls.close();
    }
}
