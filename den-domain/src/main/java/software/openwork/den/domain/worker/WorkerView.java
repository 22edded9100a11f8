package software.openwork.den.domain.worker;

import org.jspecify.annotations.Nullable;

/**
 * A worker with the newest of its instances.
 *
 * @param worker the worker
 * @param instance its newest instance, or null while it has none, which a local worker never has
 */
public record WorkerView(Worker worker, @Nullable WorkerInstance instance) {}
