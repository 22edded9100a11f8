package software.openwork.den.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditRecords.Numbered;
import software.openwork.den.domain.org.OrgId;

/** What every {@link AuditRecords} promises. Tests share one store and use organisations of their own. */
public abstract class AuditRecordsContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final OrgId org = new OrgId(UUID.randomUUID().toString());

    protected abstract AuditLog log();

    protected abstract AuditRecords records();

    @Test
    void shouldReadWhatWasWritten() {
        AuditEntry entry = new AuditEntry(
                NOW,
                new UserId("ada"),
                org,
                "worker.create",
                "w1",
                new Caller("2001:db8::1", "Mozilla 🦊", "req-1"),
                Map.of("name", "🦊 \"quoted\"", "empty", ""));
        log().record(entry);

        assertThat(newest(10)).extracting(Numbered::entry).containsExactly(entry);
    }

    @Test
    void shouldShowOneOrganisationOrAll() {
        write("first");
        AuditEntry other =
                new AuditEntry(NOW, null, new OrgId(UUID.randomUUID().toString()), "other", null, Caller.DEN, Map.of());
        log().record(other);
        AuditEntry none = new AuditEntry(NOW, null, null, "none." + org, null, Caller.DEN, Map.of());
        log().record(none);

        assertThat(newest(10)).extracting(each -> each.entry().action()).containsExactly("first");
        assertThat(records().newest(Optional.empty(), Long.MAX_VALUE, 3))
                .extracting(Numbered::entry)
                .contains(other, none);
        assertThat(records().newest(Optional.of(new OrgId("nobody's")), Long.MAX_VALUE, 3))
                .isEmpty();
    }

    @Test
    void shouldGoThroughPagesInBothDirections() {
        for (int i = 0; i < 5; i++) {
            write("a" + i);
        }

        List<Numbered> first = newest(2);
        List<Numbered> second =
                records().newest(Optional.of(org), first.getLast().number(), 2);
        List<Numbered> third =
                records().newest(Optional.of(org), second.getLast().number(), 2);
        assertThat(first).extracting(each -> each.entry().action()).containsExactly("a4", "a3");
        assertThat(second).extracting(each -> each.entry().action()).containsExactly("a2", "a1");
        assertThat(third).extracting(each -> each.entry().action()).containsExactly("a0");
        assertThat(records().oldest(Optional.of(org), 0, 2))
                .extracting(each -> each.entry().action())
                .containsExactly("a0", "a1");
        assertThat(records().oldest(Optional.of(org), second.getFirst().number(), 9))
                .extracting(each -> each.entry().action())
                .containsExactly("a3", "a4");
    }

    private List<Numbered> newest(int limit) {
        return records().newest(Optional.of(org), Long.MAX_VALUE, limit);
    }

    private void write(String action) {
        log().record(new AuditEntry(NOW, null, org, action, null, Caller.DEN, Map.of()));
    }
}
