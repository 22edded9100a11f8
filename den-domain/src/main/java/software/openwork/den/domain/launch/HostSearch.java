package software.openwork.den.domain.launch;

import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerId;

/**
 * What is known of a worker whose service is looked for.
 *
 * @param workerId whose service
 * @param workerName display name, the same as in {@link HostRequest}: the service's name may hold a part of it
 * @param formerUrl where the worker could be reached when it may be one that the replaced service made, whose services
 *     have other names; null for a worker that Den launched
 */
public record HostSearch(
        WorkerId workerId, String workerName, @Nullable String formerUrl) {}
