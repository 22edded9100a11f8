package software.openwork.den.domain.secret;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Predictable identifiers and tokens of the right shape: one counter, which shows at the start of each value (the
 * slugs of organisations are made from there).
 */
public final class SequentialTokens implements TokenSource {

    private final AtomicLong next;

    /** Counts from 1. */
    public SequentialTokens() {
        this(1);
    }

    /** Counts from that number, for tests that share a database. */
    public SequentialTokens(long first) {
        next = new AtomicLong(first);
    }

    @Override
    public String accountId() {
        return String.format(Locale.ROOT, "%08dAccountAccountAccount000", next.getAndIncrement());
    }

    @Override
    public String uuid() {
        long number = next.getAndIncrement();
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", number & 0xffff_ffffL, number >>> 32);
    }

    @Override
    public Secret sessionToken() {
        return Secret.of(String.format(Locale.ROOT, "%08dSessionSessionSession000", next.getAndIncrement()));
    }

    @Override
    public Secret workerToken() {
        return Secret.of(String.format(Locale.ROOT, "%064x", next.getAndIncrement()));
    }
}
