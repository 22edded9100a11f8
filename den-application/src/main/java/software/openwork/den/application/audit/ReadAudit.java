package software.openwork.den.application.audit;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.audit.AuditRecords.Numbered;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRole;

/** The audit record of an organisation for its owners, and of all for administrators. Who looks is on record, too. */
public final class ReadAudit {

    /** The longest page. */
    public static final int MOST = 200;

    private static final int BATCH = 1_000;
    private static final int LONGEST_ID = 64;

    private final AuditRecords records;
    private final OrgRepository orgs;
    private final RecognizeAdmin recognizeAdmin;
    private final AuditLog audit;
    private final NoteRefusal noteRefusal;
    private final InstantSource clock;

    public ReadAudit(
            AuditRecords records,
            OrgRepository orgs,
            RecognizeAdmin recognizeAdmin,
            AuditLog audit,
            NoteRefusal noteRefusal,
            InstantSource clock) {
        this.records = records;
        this.orgs = orgs;
        this.recognizeAdmin = recognizeAdmin;
        this.audit = audit;
        this.noteRefusal = noteRefusal;
        this.clock = clock;
    }

    /** Whether somebody may read it. */
    public enum Access {
        /** An owner of the organisation, or an administrator; it is on record. */
        GRANTED,
        /** A member who does not own it. */
        OWNERS_ONLY,
        /** No member; whether it exists is not told. */
        FOREIGN
    }

    /**
     * Asks for the record of an organisation.
     *
     * @param user who asks
     * @param org whose, any text
     * @param caller from where
     * @return whether they may read it
     */
    public Access open(User user, String org, Caller caller) {
        if (org.isEmpty() || org.length() > LONGEST_ID) {
            return Access.FOREIGN;
        }
        Optional<OrgRole> role = orgs.memberships(user.id()).stream()
                .filter(membership -> membership.org().id().value().equals(org))
                .map(membership -> membership.role())
                .findFirst();
        if (role.equals(Optional.of(OrgRole.OWNER)) || recognizeAdmin.handle(user) == RecognizeAdmin.Rank.ADMIN) {
            note(user.id(), org, caller);
            return Access.GRANTED;
        }
        OrgId known = role.isPresent() ? new OrgId(org) : null;
        noteRefusal.handle(new NoteRefusal.Refusal(user.id(), known, "audit.refused", null), caller);
        return role.isPresent() ? Access.OWNERS_ONLY : Access.FOREIGN;
    }

    private void note(UserId user, String org, Caller caller) {
        audit.record(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                user,
                new OrgId(org),
                "audit.read",
                org,
                caller,
                Map.of()));
    }

    /**
     * A page, for somebody who may read it.
     *
     * @param org whose; null for all, those of no organisation included
     * @param before what {@link Page#next} said of the page before; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many, from 1 to {@link #MOST}
     * @return the page
     */
    public Page page(@Nullable String org, long before, int limit) {
        List<Numbered> found = records.newest(Optional.ofNullable(org).map(OrgId::new), before, limit + 1);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).number());
    }

    /**
     * The whole record, for somebody who may read it: what is written while it is read may or may not be in it. No
     * connection is held while the reader takes its time.
     *
     * @param org see {@link #page}
     * @param reader is told, oldest first
     */
    public void all(@Nullable String org, Consumer<Numbered> reader) {
        long last = 0;
        List<Numbered> batch;
        do {
            batch = records.oldest(Optional.ofNullable(org).map(OrgId::new), last, BATCH);
            batch.forEach(reader);
            last = batch.isEmpty() ? last : batch.getLast().number();
        } while (batch.size() == BATCH);
    }

    /**
     * A page.
     *
     * @param entries newest first
     * @param next where the next one begins; null when this is the last
     */
    public record Page(List<Numbered> entries, @Nullable Long next) {

        /** Copies the list. */
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
