package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.AuditChains.Broken;
import software.openwork.den.domain.audit.AuditChains.Fault;
import software.openwork.den.domain.audit.AuditChains.Intact;
import software.openwork.den.domain.audit.AuditChains.Verdict;
import software.openwork.den.domain.audit.AuditRecords;

/** Goes through the chains, one after the other, link by link, and keeps only the last one. */
final class ChainCheck {

    private final ChainHash seal = new ChainHash();
    private @Nullable String chain;
    private long place;
    private String hash = ChainHash.NONE;
    private long length;
    private String head = "";
    private long entries;
    private long chains;
    private @Nullable Broken broken;

    private ChainCheck() {}

    static Verdict run(Handle handle) {
        // Before the links are read: what is chained meanwhile must not seem to have been added.
        long settled = handle.createQuery("SELECT settled_seq FROM audit_progress WHERE only_row = 1")
                .mapTo(Long.class)
                .one();
        ChainCheck check = new ChainCheck();
        check.links(handle);
        return Optional.<Verdict>ofNullable(check.broken)
                .or(() -> lost(handle))
                .or(() -> added(handle, settled))
                .orElseGet(() -> new Intact(check.entries, check.chains, waiting(handle, settled), check.seal.hex()));
    }

    private void links(Handle handle) {
        handle.createQuery("SELECT l.chain, l.place, l.seq, l.hash, c.length, c.head, " + AuditRow.COLUMNS + """
                         FROM audit_link l
                        LEFT JOIN audit_chain c ON c.chain = l.chain
                        LEFT JOIN audit_entry e ON e.seq = l.seq
                        ORDER BY l.chain, l.place
                        """)
                // row by row, as for any number of them
                .setFetchSize(Integer.MIN_VALUE)
                .map((row, context) -> {
                    if (broken == null) {
                        look(row);
                    }
                    return true;
                })
                .useIterator(rows -> {
                    while (broken == null && rows.hasNext()) {
                        rows.next();
                    }
                });
        if (broken == null) {
            end();
        }
    }

    private void look(ResultSet row) throws SQLException {
        String name = row.getString(1);
        if (!name.equals(chain)) {
            end();
            if (broken != null) {
                return;
            }
            chain = name;
            place = 0;
            hash = ChainHash.NONE;
            length = row.getLong(5);
            head = Optional.ofNullable(row.getString(6)).orElse("");
        }
        place++;
        entries++;
        long seq = row.getLong(3);
        if (row.getLong(2) != place) {
            broken = found(seq, Fault.OUT_OF_ORDER);
        } else if (row.getString(7) == null) {
            broken = found(seq, Fault.REMOVED);
        } else {
            AuditRecords.Numbered entry = AuditRow.read(row, 7);
            hash = ChainHash.of(hash, entry);
            boolean same = hash.equals(row.getString(4))
                    && name.equals(MysqlAuditChains.name(entry.entry().org()));
            if (!same) {
                broken = found(seq, Fault.CHANGED);
            }
        }
    }

    /** The chain is at its end: it must be the one that was noted. */
    private void end() {
        if (chain == null) {
            return;
        }
        if (length != place || !head.equals(hash)) {
            broken = found(null, Fault.CUT_OFF);
            return;
        }
        chains++;
        seal.add(chain).add(Long.toString(place)).add(hash);
    }

    private Broken found(@Nullable Long entry, Fault fault) {
        return new Broken(chain == null || chain.isEmpty() ? null : chain, place, entry, fault);
    }

    private static Optional<Verdict> lost(Handle handle) {
        return handle.createQuery("""
                        SELECT c.chain FROM audit_chain c LEFT JOIN audit_link l ON l.chain = c.chain
                        WHERE l.chain IS NULL ORDER BY c.chain LIMIT 1
                        """)
                .mapTo(String.class)
                .findFirst()
                .map(name -> new Broken(name.isEmpty() ? null : name, 1, null, Fault.CUT_OFF));
    }

    private static Optional<Verdict> added(Handle handle, long settled) {
        return handle.createQuery("""
                        SELECT e.seq, e.org_id FROM audit_entry e LEFT JOIN audit_link l ON l.seq = e.seq
                        WHERE e.seq <= :settled AND l.seq IS NULL ORDER BY e.seq LIMIT 1
                        """)
                .bind("settled", settled)
                .map((row, context) -> (Verdict) new Broken(row.getString(2), 0, row.getLong(1), Fault.ADDED))
                .findFirst();
    }

    private static long waiting(Handle handle, long settled) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM audit_entry e LEFT JOIN audit_link l ON l.seq = e.seq
                        WHERE e.seq > :settled AND l.seq IS NULL
                        """)
                .bind("settled", settled)
                .mapTo(Long.class)
                .one();
    }
}
