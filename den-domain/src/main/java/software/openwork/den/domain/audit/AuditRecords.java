package software.openwork.den.domain.audit;

import java.util.List;
import java.util.Optional;
import software.openwork.den.domain.org.OrgId;

/**
 * Port: the audit record, for reading. A store that cannot be reached makes every method throw an unchecked exception.
 */
public interface AuditRecords {

    /**
     * Entries, newest first.
     *
     * @param org of which organisation; empty for all, those of none included
     * @param before only those with a smaller number; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many, 1 or more
     * @return immutable
     */
    List<Numbered> newest(Optional<OrgId> org, long before, int limit);

    /**
     * Entries, oldest first.
     *
     * @param org of which organisation; empty for all, those of none included
     * @param after only those with a greater number; 0 for the oldest
     * @param limit at most so many, 1 or more
     * @return immutable
     */
    List<Numbered> oldest(Optional<OrgId> org, long after, int limit);

    /**
     * An entry and its number.
     *
     * @param number grows with time, but for entries of the same moment
     * @param entry the entry
     */
    record Numbered(long number, AuditEntry entry) {}
}
