package software.openwork.den.application.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.domain.admin.UserReports;

/** Everybody, and the sums over everybody, in one pass that keeps nobody in memory. */
public final class ShowOverview {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UserReports reports;
    private final List<String> configured;
    private final InstantSource clock;

    /** An overview holds a connection to the database while a slow client reads it: so there is one at a time. */
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * The use case.
     *
     * @param configured addresses of administrators that are on no list
     */
    public ShowOverview(UserReports reports, List<String> configured, InstantSource clock) {
        this.reports = reports;
        this.configured = List.copyOf(configured);
        this.clock = clock;
    }

    /**
     * An administrator.
     *
     * @param email address
     * @param note what was noted, or null
     * @param createdAt since when they are on the list; null for one from the configuration
     */
    public record Administrator(
            String email, @Nullable String note, @Nullable Instant createdAt) {}

    /** Answer of {@link #begin}. */
    public sealed interface Result {}

    /** Somebody else is looking at it. */
    public record Busy() implements Result {}

    /** To be read once, and closed whatever happens. */
    public final class Opened implements Result, AutoCloseable {

        private final Instant at = clock.instant();
        private final List<Administrator> administrators = ShowOverview.this.administrators();

        private Opened() {}

        /**
         * When it was asked for.
         *
         * @return the time
         */
        public Instant at() {
            return at;
        }

        /**
         * The administrators.
         *
         * @return by address
         */
        public List<Administrator> administrators() {
            return administrators;
        }

        /**
         * Tells about every user.
         *
         * @param plans whether plans are wanted
         * @param reader is told, newest first
         * @return the sums
         */
        public OverviewSums read(boolean plans, Consumer<UserReport> reader) {
            OverviewSums sums = new OverviewSums(at, plans);
            reports.each(plans, user -> {
                sums.add(user);
                reader.accept(user);
            });
            return sums;
        }

        @Override
        public void close() {
            turn.release();
        }
    }

    /**
     * Begins. Waits a little while somebody else is at it.
     *
     * @return the overview, to be closed, or that it is not to be had now
     */
    public Result begin() {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Busy();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Busy();
        }
        try {
            return new Opened();
        } catch (RuntimeException away) {
            turn.release();
            throw away;
        }
    }

    private List<Administrator> administrators() {
        List<Administrator> listed = reports.administrators().stream()
                .map(each -> new Administrator(each.email(), each.note(), each.createdAt()))
                .toList();
        return Stream.concat(
                        listed.stream(),
                        configured.stream()
                                .filter(email -> listed.stream()
                                        .noneMatch(other -> other.email().equals(email)))
                                .map(email -> new Administrator(email, "DEN_ADMIN_EMAILS", null)))
                .sorted(Comparator.comparing(Administrator::email))
                .toList();
    }
}
