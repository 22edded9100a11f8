package software.openwork.den.gate.credential;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.openwork.den.gate.wire.Address;

/**
 * Counts wrong tokens, per address and, slower, for all addresses together. A right token costs nothing. Memory is
 * bounded: beyond a number of addresses the rest share one allowance.
 */
public final class Attempts {

    /** Wrong tokens that an address has before it must wait, and how long it waits for each further one. */
    static final int PER_ADDRESS = 40;

    static final Duration ADDRESS_REFILL = Duration.ofSeconds(6);

    /** The same for everybody together. */
    static final int GLOBAL = 120;

    static final Duration GLOBAL_REFILL = Duration.ofSeconds(3);

    private static final int MOST_ADDRESSES = 20_000;

    private final ConcurrentHashMap<Address, Bucket> buckets = new ConcurrentHashMap<>();
    private final TimeMeter meter;
    private final Bucket everybody;
    private final Bucket others;

    /** Nobody has tried anything yet. */
    public Attempts(InstantSource clock) {
        meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        everybody = bucket(GLOBAL, GLOBAL_REFILL);
        others = bucket(PER_ADDRESS, ADDRESS_REFILL);
    }

    /**
     * How long a place must wait before a token of its is looked at again.
     *
     * @return zero when it need not wait
     */
    public Duration wait(Address address) {
        Bucket own = buckets.get(address.subscriber());
        if (own == null && buckets.size() >= MOST_ADDRESSES) {
            own = others;
        }
        long nanos = Math.max(
                own == null ? 0 : own.estimateAbilityToConsume(1).getNanosToWaitForRefill(),
                everybody.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        return Duration.ofNanos(nanos);
    }

    /** Notes a wrong token. */
    public void failed(Address address) {
        Address place = address.subscriber();
        if (buckets.size() >= MOST_ADDRESSES && !buckets.containsKey(place)) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= PER_ADDRESS);
        }
        Bucket own = buckets.size() >= MOST_ADDRESSES
                ? buckets.getOrDefault(place, others)
                : buckets.computeIfAbsent(place, any -> bucket(PER_ADDRESS, ADDRESS_REFILL));
        own.tryConsume(1);
        everybody.tryConsume(1);
    }

    private Bucket bucket(int capacity, Duration refill) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, refill))
                .withCustomTimePrecision(meter)
                .build();
    }
}
