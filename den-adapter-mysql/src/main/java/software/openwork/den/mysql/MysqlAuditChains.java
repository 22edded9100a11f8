package software.openwork.den.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.AuditChains;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.org.OrgId;

/**
 * A link stands beside each entry and says where in which chain it is. The order of a chain is that in which entries were
 * chained: an entry whose transaction takes long may get a lower number than one that was chained before it.
 */
final class MysqlAuditChains implements AuditChains {

    /** No transaction lasts so long, so that no entry with a lower number can appear any more. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private static final int ROWS = 200;

    private final Database database;

    MysqlAuditChains(Database database) {
        this.database = database;
    }

    /** New entries first; late ones, for which everything not settled is gone through, when few are new. */
    @Override
    public int extend(int most, Instant now) {
        return database.inTransaction(() -> database.with(handle -> {
            long settled = handle.createQuery("SELECT settled_seq FROM audit_progress WHERE only_row = 1 FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            long newest = Math.max(
                    settled,
                    handle.createQuery("SELECT COALESCE(MAX(seq), 0) FROM audit_link")
                            .mapTo(Long.class)
                            .one());
            List<AuditRecords.Numbered> entries = after(handle, newest, most);
            if (entries.size() < most) {
                List<AuditRecords.Numbered> late = late(handle, settled, newest, most - entries.size());
                boolean all = late.size() < most - entries.size();
                settle(handle, settled, all ? Long.MAX_VALUE : late.getLast().number(), now);
                entries = Stream.concat(late.stream(), entries.stream()).toList();
            }
            if (!entries.isEmpty()) {
                chain(handle, entries);
            }
            return entries.size();
        }));
    }

    private static List<AuditRecords.Numbered> after(Handle handle, long newest, int most) {
        return handle.createQuery("SELECT " + AuditRow.COLUMNS + """
                         FROM audit_entry e WHERE e.seq > :newest ORDER BY e.seq LIMIT :most
                        """)
                .bind("newest", newest)
                .bind("most", most)
                .map((row, context) -> AuditRow.read(row, 1))
                .list();
    }

    private static List<AuditRecords.Numbered> late(Handle handle, long settled, long newest, int most) {
        return handle.createQuery("SELECT " + AuditRow.COLUMNS + """
                         FROM audit_entry e LEFT JOIN audit_link l ON l.seq = e.seq
                        WHERE e.seq > :settled AND e.seq <= :newest AND l.seq IS NULL ORDER BY e.seq LIMIT :most
                        """)
                .bind("settled", settled)
                .bind("newest", newest)
                .bind("most", most)
                .map((row, context) -> AuditRow.read(row, 1))
                .list();
    }

    private static void chain(Handle handle, List<AuditRecords.Numbered> entries) {
        Map<String, Head> heads = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (AuditRecords.Numbered entry : entries) {
            String chain = name(entry.entry().org());
            Head before = heads.computeIfAbsent(chain, name -> head(handle, name));
            Head after = new Head(before.length() + 1, ChainHash.of(before.hash(), entry));
            heads.put(chain, after);
            links.add(new Link(chain, after.length(), entry.number(), after.hash()));
        }
        for (int from = 0; from < links.size(); from += ROWS) {
            insert(handle, links.subList(from, Math.min(from + ROWS, links.size())));
        }
        heads.forEach((chain, head) -> handle.createUpdate("""
                        INSERT INTO audit_chain (chain, length, head) VALUES (:chain, :length, :head)
                        ON DUPLICATE KEY UPDATE length = :length, head = :head
                        """)
                .bind("chain", chain)
                .bind("length", head.length())
                .bind("head", head.hash())
                .execute());
    }

    private static void insert(Handle handle, List<Link> links) {
        Update insert = handle.createUpdate("INSERT INTO audit_link (chain, place, seq, hash) VALUES "
                + String.join(", ", Collections.nCopies(links.size(), "(?, ?, ?, ?)")));
        int position = 0;
        for (Link link : links) {
            insert.bind(position++, link.chain())
                    .bind(position++, link.place())
                    .bind(position++, link.seq())
                    .bind(position++, link.hash());
        }
        insert.execute();
    }

    private static Head head(Handle handle, String chain) {
        return handle.createQuery("SELECT length, head FROM audit_chain WHERE chain = ?")
                .bind(0, chain)
                .map((row, context) -> new Head(row.getLong(1), row.getString(2)))
                .findFirst()
                .orElseGet(() -> new Head(0, ChainHash.NONE));
    }

    /** Remembers up to which number there is nothing left to look for. */
    private static void settle(Handle handle, long settled, long chained, Instant now) {
        handle.createQuery("""
                        SELECT seq FROM audit_entry WHERE seq > :settled AND seq <= :chained AND occurred_at < :old
                        ORDER BY seq DESC LIMIT 1
                        """)
                .bind("settled", settled)
                .bind("chained", chained)
                .bind("old", Utc.literal(now.minus(SETTLED)))
                .mapTo(Long.class)
                .findFirst()
                .ifPresent(seq -> handle.createUpdate("UPDATE audit_progress SET settled_seq = ? WHERE only_row = 1")
                        .bind(0, seq)
                        .execute());
    }

    @Override
    public Verdict verify() {
        return database.with(ChainCheck::run);
    }

    static String name(@Nullable OrgId org) {
        return org == null ? "" : org.value();
    }

    private record Head(long length, String hash) {}

    private record Link(String chain, long place, long seq, String hash) {}
}
