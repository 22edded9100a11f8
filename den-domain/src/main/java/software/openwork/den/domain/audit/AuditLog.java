package software.openwork.den.domain.audit;

/**
 * Port: the audit record. Entries outlive what they speak of. A store that cannot be reached makes every method throw an
 * unchecked exception.
 */
public interface AuditLog {

    /**
     * Adds an entry; part of the caller's transaction where there is one, so that it is written exactly when the
     * change is. A repeat adds another entry.
     *
     * @param entry the entry
     */
    void record(AuditEntry entry);
}
