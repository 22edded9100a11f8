package software.openwork.den.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;

/** What every {@link AuditLog} promises. Tests share one store and use actions of their own. */
public abstract class AuditLogContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final String action = "test." + UUID.randomUUID();

    protected abstract AuditLog log();

    /** All entries, oldest first. */
    protected abstract List<AuditEntry> recorded();

    @Test
    void shouldKeepAnEntryWithoutAnythingOptional() {
        AuditEntry entry = new AuditEntry(NOW, null, null, action, null, Caller.DEN, Map.of());

        log().record(entry);

        assertThat(mine()).containsExactly(entry);
    }

    @Test
    void shouldKeepAnEntryWithEverything() {
        AuditEntry entry = new AuditEntry(
                NOW,
                new UserId("ada"),
                new OrgId("acme"),
                action,
                "worker 🦊",
                new Caller("2001:db8::1", "Mozilla/5.0 🦊", "req-1"),
                Map.of("name", "🦊 \"quoted\" \\ \u0000\n\t ü", "empty", "", "a.b[0]$", "{\"x\":1}", "🦊", "key"));

        log().record(entry);

        assertThat(mine()).containsExactly(entry);
    }

    @Test
    void shouldKeepTheOrder() {
        AuditEntry first = new AuditEntry(NOW, null, null, action, "first", Caller.DEN, Map.of());
        AuditEntry second = new AuditEntry(NOW.minusMillis(1), null, null, action, "second", Caller.DEN, Map.of());

        log().record(first);
        log().record(second);
        log().record(first);

        assertThat(mine()).containsExactly(first, second, first);
    }

    @Test
    void shouldNotFailOnWhatACallerMadeVeryLong() {
        String text = "🦊".repeat(100_000);

        log().record(new AuditEntry(NOW, null, null, action, text, new Caller(text, text, text), Map.of("a", text)));

        assertThat(mine()).hasSize(1);
    }

    private List<AuditEntry> mine() {
        return recorded().stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }
}
