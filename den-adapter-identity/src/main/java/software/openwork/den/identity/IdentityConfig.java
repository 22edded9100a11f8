package software.openwork.den.identity;

/**
 * How much work password hashes may cause.
 *
 * @param hashesAtOnce how many are computed at the same time, each on a processor and 32 MiB of heap of its own
 * @param hashesWaiting how many may wait for their turn; more are turned away
 */
public record IdentityConfig(int hashesAtOnce, int hashesWaiting) {

    private static final long HASH_MEMORY = 32L << 20;

    /** Six seconds of work: longer than that few people wait, and few clients and proxies do. */
    private static final int WAITING_PER_HASH = 64;

    /** Refuses a queue that nothing could pass. */
    public IdentityConfig {
        if (hashesAtOnce < 1 || hashesWaiting < 1) {
            throw new IllegalArgumentException("at least one hash must run and one wait");
        }
    }

    /**
     * As many hashes at once as there are processors and as a quarter of the heap holds, at least one.
     *
     * @return the limits for the machine and the heap that this program has
     */
    public static IdentityConfig forThisMachine() {
        Runtime machine = Runtime.getRuntime();
        return forMachine(machine.availableProcessors(), machine.maxMemory());
    }

    static IdentityConfig forMachine(int processors, long maxMemory) {
        // The serial collector does not count one of its survivor spaces, a thirtieth of the heap: 247 of 256 MiB.
        long heap = maxMemory + maxMemory / 24;
        int atOnce = Math.clamp(heap / 4 / HASH_MEMORY, 1, processors);
        return new IdentityConfig(atOnce, atOnce * WAITING_PER_HASH);
    }
}
