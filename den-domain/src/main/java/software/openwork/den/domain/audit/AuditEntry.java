package software.openwork.den.domain.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;

/**
 * One line of the audit record. Never holds a secret.
 *
 * @param at when
 * @param actor who, or null for nobody known
 * @param org in which organisation, or null
 * @param action what, dotted words: {@code worker.create}, {@code session.open}
 * @param target to what, usually an identifier, or null
 * @param caller from where
 * @param data further facts; immutable
 */
public record AuditEntry(
        Instant at,
        @Nullable UserId actor,
        @Nullable OrgId org,
        String action,
        @Nullable String target,
        Caller caller,
        Map<String, String> data) {

    /** Copies the map. */
    public AuditEntry {
        data = Map.copyOf(data);
    }
}
