package software.openwork.den.mysql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import software.openwork.den.domain.launch.HostAllowance;

/** One row for each vendor, locked for each change. */
final class MysqlHostAllowance implements HostAllowance {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final String vendor;
    private final int perPeriod;

    MysqlHostAllowance(Database database, InstantSource clock, String vendor, int perPeriod) {
        this.database = database;
        this.clock = clock;
        this.vendor = vendor;
        this.perPeriod = perPeriod;
    }

    private record Period(Instant end, int left) {}

    @Override
    public Optional<Instant> take() {
        return change(period -> period.left() > 0 ? new Period(period.end(), period.left() - 1) : period)
                .filter(before -> before.left() <= 0)
                .map(Period::end);
    }

    @Override
    public void giveBack() {
        change(period -> new Period(period.end(), Math.min(period.left() + 1, perPeriod)));
    }

    @Override
    public void correct(int left, Duration period) {
        change(known -> left <= known.left() ? new Period(now().plus(period), left) : known);
    }

    /** Gives the period as it was before. */
    private Optional<Period> change(Function<Period, Period> step) {
        return database.inTransaction(() -> database.with(handle -> {
            Period before = lock(handle);
            Period after = step.apply(before);
            handle.createUpdate("UPDATE host_allowance SET period_end = ?, remaining = ? WHERE vendor = ?")
                    .bind(0, Utc.literal(after.end().truncatedTo(ChronoUnit.MILLIS)))
                    .bind(1, after.left())
                    .bind(2, vendor)
                    .execute();
            return Optional.of(before);
        }));
    }

    private Period lock(Handle handle) {
        Instant now = now();
        // An upsert that changes nothing: it makes the row, or else locks it for writing at once.
        handle.createUpdate("""
                        INSERT INTO host_allowance (vendor, period_end, remaining) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE remaining = remaining
                        """)
                .bind(0, vendor)
                .bind(1, Utc.literal(now.plus(PERIOD)))
                .bind(2, perPeriod)
                .execute();
        Period stored = handle.createQuery(
                        "SELECT period_end, remaining FROM host_allowance WHERE vendor = ? FOR UPDATE")
                .bind(0, vendor)
                .map((row, context) -> new Period(Utc.instant(row, 1), row.getInt(2)))
                .one();
        boolean over = !now.isBefore(stored.end());
        // The operator may have lowered the number meanwhile.
        return over
                ? new Period(now.plus(PERIOD), perPeriod)
                : new Period(stored.end(), Math.min(stored.left(), perPeriod));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
