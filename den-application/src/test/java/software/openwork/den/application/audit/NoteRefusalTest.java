package software.openwork.den.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.audit.InMemoryAuditLog;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.time.SettableClock;

class NoteRefusalTest {

    private static final NoteRefusal.Refusal REFUSAL =
            new NoteRefusal.Refusal(Users.eve().id(), null, "admin.refused", "overview");

    private final SettableClock clock = new SettableClock();
    private final InMemoryAuditLog log = new InMemoryAuditLog(new InMemoryDatabase());
    private final NoteRefusal noteRefusal = new NoteRefusal(log, Runnable::run, clock);

    @Test
    void shouldNoteTheSameRefusalOnceAMinute() {
        for (int i = 0; i < 50; i++) {
            noteRefusal.handle(REFUSAL, Caller.DEN);
        }
        assertThat(log.recorded()).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        noteRefusal.handle(REFUSAL, Caller.DEN);
        assertThat(log.recorded()).hasSize(2);
    }

    @Test
    void shouldForgetWhomItNotedWhenThereAreMany() {
        for (int i = 0; i < 3_000; i++) {
            noteRefusal.handle(
                    new NoteRefusal.Refusal(Users.eve().id(), null, "worker.refused-delete", "w" + i), Caller.DEN);
        }

        assertThat(log.recorded()).hasSize(3_000);
    }

    @Test
    void shouldNeverFail() {
        NoteRefusal stopping = new NoteRefusal(
                log,
                task -> {
                    throw new RejectedExecutionException("going down");
                },
                clock);
        NoteRefusal broken = new NoteRefusal(
                entry -> {
                    throw new IllegalStateException("away");
                },
                Runnable::run,
                clock);

        assertThatCode(() -> {
                    stopping.handle(REFUSAL, Caller.DEN);
                    broken.handle(REFUSAL, Caller.DEN);
                })
                .doesNotThrowAnyException();
    }
}
