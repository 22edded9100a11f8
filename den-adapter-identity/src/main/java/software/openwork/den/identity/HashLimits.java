package software.openwork.den.identity;

import java.lang.management.ManagementFactory;

/**
 * How much work password hashes may cause.
 *
 * @param atOnce how many are computed at the same time, each on a processor and in 32 MiB of its own
 * @param waiting how many may wait for their turn; more are turned away
 */
record HashLimits(int atOnce, int waiting) {

    private static final long HASH_MEMORY = 32L << 20;

    /** Six seconds of work: longer than that few people wait, and few clients and proxies do. */
    private static final int WAITING_PER_HASH = 64;

    /** Refuses a queue that nothing could pass. */
    HashLimits {
        if (atOnce < 1 || waiting < 1) {
            throw new IllegalArgumentException("at least one hash must run and one wait");
        }
    }

    /**
     * As many hashes at once as there are processors and as a quarter of that memory holds which they are computed in,
     * at least one: the heap, or all that this machine or this container has.
     */
    static HashLimits forThisMachine(Scrypt scrypt) {
        Runtime machine = Runtime.getRuntime();
        int processors = machine.availableProcessors();
        return scrypt.fillsHeap() ? inHeap(processors, machine.maxMemory()) : inMemory(processors, allMemory());
    }

    static HashLimits inHeap(int processors, long maxMemory) {
        // The serial collector does not count one of its survivor spaces, a thirtieth of the heap: 247 of 256 MiB.
        return inMemory(processors, maxMemory + maxMemory / 24);
    }

    static HashLimits inMemory(int processors, long memory) {
        int atOnce = Math.clamp(memory / 4 / HASH_MEMORY, 1, processors);
        return new HashLimits(atOnce, atOnce * WAITING_PER_HASH);
    }

    /** Loads Java's management, which takes some ten milliseconds. */
    private static long allMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
    }
}
