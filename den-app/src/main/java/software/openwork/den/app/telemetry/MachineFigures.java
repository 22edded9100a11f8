package software.openwork.den.app.telemetry;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;

/** Figures of the process that Den runs in, by the names that Prometheus' own libraries use. */
final class MachineFigures {

    private static final double MILLIS = 1_000.0;
    private static final double NANOS = 1_000_000_000.0;

    private MachineFigures() {}

    static void register(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory in use.")
                .labelNames("area")
                .callback(callback -> {
                    callback.call((double) heap().getUsed(), "heap");
                    callback.call(
                            (double) ManagementFactory.getMemoryMXBean()
                                    .getNonHeapMemoryUsage()
                                    .getUsed(),
                            "nonheap");
                    ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
                            .forEach(pool -> callback.call((double) pool.getMemoryUsed(), "buffers_" + pool.getName()));
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_max_bytes")
                .help("The most memory that may be used.")
                .labelNames("area")
                .callback(callback -> callback.call((double) heap().getMax(), "heap"))
                .register(registry);
        CounterWithCallback.builder()
                .name("jvm_gc_collection_seconds_total")
                .help("Time spent collecting garbage.")
                .labelNames("gc")
                .callback(callback -> {
                    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                        callback.call(Math.max(0, collector.getCollectionTime()) / MILLIS, collector.getName());
                    }
                })
                .register(registry);
        process(registry);
    }

    private static void process(PrometheusRegistry registry) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Threads of the operating system; virtual ones are not counted.")
                .callback(callback -> callback.call(threads.getThreadCount()))
                .register(registry);
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process was started.")
                .callback(callback -> callback.call(runtime.getStartTime() / MILLIS))
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            CounterWithCallback.builder()
                    .name("process_cpu_seconds_total")
                    .help("Processor time used.")
                    .callback(callback -> callback.call(Math.max(0, system.getProcessCpuTime()) / NANOS))
                    .register(registry);
        }
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }
}
