package software.openwork.den.application.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;

/**
 * Puts on record that somebody was not let do something. Nobody waits for it, and nobody can fill the record by asking
 * again: the same refusal is noted once a minute by each instance.
 */
public final class NoteRefusal {

    private static final Logger LOG = LoggerFactory.getLogger(NoteRefusal.class);

    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    /** Further ones push the oldest out, and may be noted again. */
    private static final int REMEMBERED = 1_000;

    private final AuditLog audit;
    private final Executor aside;
    private final InstantSource clock;

    /** Oldest first. */
    private final SequencedMap<Refusal, Instant> noted = new LinkedHashMap<>();

    /**
     * The use case.
     *
     * @param aside writes it
     */
    public NoteRefusal(AuditLog audit, Executor aside, InstantSource clock) {
        this.audit = audit;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * What was refused.
     *
     * @param actor to whom
     * @param org in which organisation, or null
     * @param action dotted words, such as {@code admin.refused}
     * @param target of what, or null
     */
    public record Refusal(
            UserId actor,
            @Nullable OrgId org,
            String action,
            @Nullable String target) {}

    /**
     * Notes it. Never fails.
     *
     * @param refusal what
     * @param caller from where
     */
    public void handle(Refusal refusal, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!isNew(refusal, now)) {
            return;
        }
        AuditEntry entry = new AuditEntry(
                now, refusal.actor(), refusal.org(), refusal.action(), refusal.target(), caller, Map.of());
        try {
            aside.execute(() -> record(entry));
        } catch (RejectedExecutionException stopping) {
            LOG.warn("request {}: {} was not recorded", caller.requestId(), refusal.action());
        }
    }

    private synchronized boolean isNew(Refusal refusal, Instant now) {
        noted.values().removeIf(at -> !at.plus(ONCE_IN).isAfter(now));
        if (noted.putIfAbsent(refusal, now) != null) {
            return false;
        }
        if (noted.size() > REMEMBERED) {
            noted.pollFirstEntry();
        }
        return true;
    }

    private void record(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException lost) {
            LOG.warn("request {}: {} was not recorded", entry.caller().requestId(), entry.action(), lost);
        }
    }
}
