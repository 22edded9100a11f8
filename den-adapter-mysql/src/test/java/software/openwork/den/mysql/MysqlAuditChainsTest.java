package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditChains;
import software.openwork.den.domain.audit.AuditChains.Broken;
import software.openwork.den.domain.audit.AuditChains.Fault;
import software.openwork.den.domain.audit.AuditChains.Intact;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgId;

/** Chaining is only worth something against whoever can write to the database: so there is no other store to test. */
class MysqlAuditChainsTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final TestDatabase database = TestDatabase.fresh();
    private final MysqlAdapter adapter = Adapters.migrated(database);
    private final AuditChains chains = adapter.auditChains();
    private final Rows rows = new Rows(database);

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void shouldFindNothingWrongWithAnEmptyRecord() {
        assertThat(chains.extend(10, NOW)).isZero();

        assertThat(chains.verify()).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.entries()).isZero();
            assertThat(intact.chains()).isZero();
        });
    }

    @Test
    void shouldChainWhatIsNewOnceEachOrganisationByItself() {
        write("acme", "a");
        write(null, "b");
        write("acme", "c");

        assertThat(chains.extend(2, NOW)).isEqualTo(2);
        assertThat(waiting()).isEqualTo(1);
        assertThat(chains.extend(2, NOW)).isEqualTo(1);
        assertThat(chains.extend(2, NOW)).isZero();
        write("umbrella", "d");
        chains.extend(10, NOW);

        assertThat(chains.verify()).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(4);
            assertThat(intact.chains()).isEqualTo(3);
            assertThat(intact.waiting()).isZero();
        });
        assertThat(rows.query(
                        "SELECT CONCAT(chain, ':', place, ':', seq) FROM audit_link ORDER BY chain, place",
                        row -> row.getString(1)))
                .containsExactly(":1:2", "acme:1:1", "acme:2:3", "umbrella:1:4");
    }

    @Test
    void shouldSealWithAWordThatChangesWithEveryEntry() {
        write("acme", "a");
        chains.extend(10, NOW);
        String first = seal();

        assertThat(seal()).isEqualTo(first);
        write("acme", "b");
        assertThat(seal()).isEqualTo(first);
        chains.extend(10, NOW);
        assertThat(seal()).isNotEqualTo(first);
    }

    @Test
    void shouldChainAnEntryWhoseTransactionEndsAfterALaterOne() {
        write("acme", "a");
        write("acme", "b");
        rows.execute("UPDATE audit_entry SET seq = 9 WHERE seq = 1");
        chains.extend(10, NOW);
        rows.execute("INSERT INTO audit_entry (seq, occurred_at, org_id, action, address, user_agent, request_id, data)"
                + " VALUES (1, '2026-03-29 01:30:00.123', 'acme', 'late', '', '', '', '{}')");

        assertThat(chains.extend(10, NOW)).isEqualTo(1);

        assertThat(chains.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void shouldBearSeveralAtOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            write("org" + i % 3, "a" + i);
        }
        List<Future<Integer>> chained = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                chained.add(executor.submit(() -> chains.extend(20, LATER)));
            }
        }
        int all = 0;
        for (Future<Integer> each : chained) {
            all += each.get();
        }

        assertThat(all).isEqualTo(60);
        assertThat(chains.verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(60));
    }

    @Test
    void shouldNoticeAChangedEntry() {
        fill();
        for (String change : List.of(
                "action = 'worker.view'",
                "actor_user_id = 'eve'",
                "target = NULL",
                "address = '10.0.0.1'",
                "request_id = 'req-x'",
                "occurred_at = '2020-01-01'",
                "data = '{\"k\":\"w\"}'",
                "org_id = 'umbrella'")) {
            List<String> before = rows.query(
                    "SELECT CONCAT_WS('|', action, actor_user_id, target, address, request_id, occurred_at, data, org_id)"
                            + " FROM audit_entry WHERE seq = 3",
                    row -> row.getString(1));
            rows.execute("CREATE TABLE kept AS SELECT * FROM audit_entry WHERE seq = 3");
            rows.execute("UPDATE audit_entry SET " + change + " WHERE seq = 3");

            assertThat(chains.verify()).as(change).isEqualTo(new Broken("acme", 3, 3L, Fault.CHANGED));

            rows.execute("DELETE FROM audit_entry WHERE seq = 3");
            rows.execute("INSERT INTO audit_entry SELECT * FROM kept");
            rows.execute("DROP TABLE kept");
            assertThat(before).hasSize(1);
            assertThat(chains.verify()).isInstanceOf(Intact.class);
        }
    }

    @Test
    void shouldNoticeARemovedEntry() {
        fill();
        rows.execute("DELETE FROM audit_entry WHERE seq = 2");

        assertThat(chains.verify()).isEqualTo(new Broken("acme", 2, 2L, Fault.REMOVED));
    }

    @Test
    void shouldNoticeAnEntryThatIsRemovedWithItsLink() {
        fill();
        rows.execute("DELETE FROM audit_entry WHERE seq = 2");
        rows.execute("DELETE FROM audit_link WHERE seq = 2");

        assertThat(chains.verify()).isEqualTo(new Broken("acme", 2, 3L, Fault.OUT_OF_ORDER));
    }

    @Test
    void shouldNoticeEntriesThatChangedPlaces() {
        fill();
        rows.execute("UPDATE audit_link SET seq = seq + 100 WHERE seq IN (2, 3)");
        rows.execute("UPDATE audit_link SET seq = 3 WHERE seq = 102");
        rows.execute("UPDATE audit_link SET seq = 2 WHERE seq = 103");

        assertThat(chains.verify()).isEqualTo(new Broken("acme", 2, 3L, Fault.CHANGED));
    }

    @Test
    void shouldNoticeAChainThatLostItsEnd() {
        fill();
        rows.execute("DELETE FROM audit_entry WHERE seq = 4");
        rows.execute("DELETE FROM audit_link WHERE seq = 4");

        assertThat(chains.verify()).isEqualTo(new Broken("acme", 3, null, Fault.CUT_OFF));

        rows.execute("DELETE FROM audit_link");
        rows.execute("DELETE FROM audit_entry");
        assertThat(chains.verify()).isEqualTo(new Broken("acme", 1, null, Fault.CUT_OFF));
    }

    @Test
    void shouldNoticeAnEntryThatWasAddedToThePast() {
        fill();
        chains.extend(10, LATER);
        rows.execute("DELETE FROM audit_link WHERE seq = 4");
        rows.execute("UPDATE audit_chain SET length = 3, head = (SELECT hash FROM audit_link WHERE seq = 3)");

        assertThat(chains.verify()).isEqualTo(new Broken("acme", 0, 4L, Fault.ADDED));
        assertThat(chains.extend(10, LATER)).isZero();
    }

    private void fill() {
        for (int i = 1; i <= 4; i++) {
            write("acme", "a" + i);
        }
        chains.extend(10, NOW);
        assertThat(chains.verify()).isInstanceOf(Intact.class);
    }

    private long waiting() {
        return ((Intact) chains.verify()).waiting();
    }

    private String seal() {
        return ((Intact) chains.verify()).seal();
    }

    private void write(String org, String action) {
        adapter.auditLog()
                .record(new AuditEntry(
                        NOW,
                        new UserId("ada"),
                        org == null ? null : new OrgId(org),
                        action,
                        "target",
                        new Caller("192.0.2.1", "agent", "req-1"),
                        Map.of("k", "v")));
    }
}
