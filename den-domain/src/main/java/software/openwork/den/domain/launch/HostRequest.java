package software.openwork.den.domain.launch;

import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerTokens;

/**
 * What a hosting vendor is asked to run.
 *
 * @param workerId whose service it is; the service's name holds it whole
 * @param workerName display name, any text
 * @param tokens handed to the worker in its environment
 */
public record HostRequest(WorkerId workerId, String workerName, WorkerTokens tokens) {}
