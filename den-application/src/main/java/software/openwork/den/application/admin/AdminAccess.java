package software.openwork.den.application.admin;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.application.audit.NoteRefusal;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;

/** The door to everything that only platform administrators see: who passes is put on record, and who does not. */
public final class AdminAccess {

    private final RecognizeAdmin recognizeAdmin;
    private final AuditLog audit;
    private final NoteRefusal noteRefusal;
    private final InstantSource clock;

    public AdminAccess(RecognizeAdmin recognizeAdmin, AuditLog audit, NoteRefusal noteRefusal, InstantSource clock) {
        this.recognizeAdmin = recognizeAdmin;
        this.audit = audit;
        this.noteRefusal = noteRefusal;
        this.clock = clock;
    }

    /** Who may pass. */
    public enum Answer {
        /** An administrator; it is on record that they looked. */
        GRANTED,
        /** Nobody can administer anything without an address. */
        NO_ADDRESS,
        /** Somebody else. */
        DENIED
    }

    /**
     * Lets somebody in, or not.
     *
     * @param user who
     * @param action what they want to see: a word for the record, {@code overview}
     * @param data which part of it; no secret
     * @param caller from where
     * @return whether they may
     */
    public Answer handle(User user, String action, Map<String, String> data, Caller caller) {
        if (user.email().isBlank()) {
            return Answer.NO_ADDRESS;
        }
        return switch (recognizeAdmin.handle(user)) {
            case ADMIN -> {
                audit.record(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        user.id(),
                        null,
                        "admin." + action,
                        null,
                        caller,
                        data));
                yield Answer.GRANTED;
            }
            case USER -> {
                noteRefusal.handle(new NoteRefusal.Refusal(user.id(), null, "admin.refused", action), caller);
                yield Answer.DENIED;
            }
        };
    }
}
