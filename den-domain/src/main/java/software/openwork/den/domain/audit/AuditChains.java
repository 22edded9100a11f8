package software.openwork.den.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Port: proof that the audit record is as it was written. Entries are chained by hash, each organisation's among
 * themselves and those of none too, so that nobody can change, remove or move one without breaking its chain. That
 * happens a little later than they are written. A store that cannot be reached makes every method throw an
 * unchecked exception.
 */
public interface AuditChains {

    /**
     * Chains entries that are not chained yet. Of two at the same moment one waits for the other. A repeat goes on where
     * the last one ended.
     *
     * @param most at most so many, 1 or more
     * @param now the time: an entry that turns up long after its own time is not chained any more
     * @return how many
     */
    int extend(int most, Instant now);

    /**
     * Goes through all chains from their beginnings, in constant memory. Changes nothing.
     *
     * @return what it found
     */
    Verdict verify();

    /** Answer of {@link #verify}. */
    sealed interface Verdict {}

    /**
     * All is as it was.
     *
     * @param entries how many are chained
     * @param chains in how many chains
     * @param waiting how many entries are not chained yet
     * @param seal stands for all chains: whoever keeps it elsewhere can see later that nothing before it was replaced
     */
    record Intact(long entries, long chains, long waiting, String seal) implements Verdict {}

    /**
     * Something was changed.
     *
     * @param org whose chain; null for the one of no organisation
     * @param position where in it, from 1; 0 for an entry that is in none
     * @param entry the number of the first entry that is not as it was, or null when it is gone with its number
     * @param fault how
     */
    record Broken(
            @Nullable String org, long position, @Nullable Long entry, Fault fault) implements Verdict {}

    /** What is wrong. */
    enum Fault {
        /** The entry does not say what it said. */
        CHANGED,
        /** The entry is gone. */
        REMOVED,
        /** Chained entries are missing in the middle, or were exchanged. */
        OUT_OF_ORDER,
        /** The chain has lost its end. */
        CUT_OFF,
        /** The entry was added later than it says. */
        ADDED
    }
}
