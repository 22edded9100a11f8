package software.openwork.den.application.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.application.storage.StorageUnavailableException;

/**
 * Whether this instance can serve requests. However many ask, the database is looked at once a second; a look that takes
 * too long counts as one that failed.
 */
public final class CheckReadiness {

    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final Duration SHARED = Duration.ofSeconds(1);

    /** Jobs are looked for every second, and one of them runs a few seconds at most. */
    private static final Duration STUCK = Duration.ofSeconds(60);

    private final StorageHealth storage;
    private final ExecutorService aside;
    private final InstantSource clock;
    private @Nullable Look latest;
    private volatile boolean leaving;

    /**
     * The use case.
     *
     * @param aside looks
     */
    public CheckReadiness(StorageHealth storage, ExecutorService aside, InstantSource clock) {
        this.storage = storage;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * Looks, or takes the result of whoever has just looked.
     *
     * @return what is well and what is not; within three seconds
     */
    public Readiness handle() {
        if (leaving) {
            return Readiness.of(new Readiness.Check("serving", false, "this instance is going down"));
        }
        try {
            return look().result().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Readiness.of(database(false, "no answer in time"));
        } catch (ExecutionException broken) {
            return Readiness.of(database(false, "cannot be looked at"));
        } catch (RejectedExecutionException stopping) {
            return Readiness.of(database(false, "the server is going down"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Readiness.of(database(false, "the server is going down"));
        }
    }

    /** From now on nothing is well: this instance is about to stop. */
    public void leave() {
        leaving = true;
    }

    private synchronized Look look() {
        Instant now = clock.instant();
        Look shared = latest;
        if (shared != null && now.isBefore(shared.at().plus(shared.result().isDone() ? SHARED : PATIENCE))) {
            return shared;
        }
        Look own = new Look(now, aside.submit(this::found));
        latest = own;
        return own;
    }

    private Readiness found() {
        StorageHealth.State state;
        try {
            state = storage.look();
        } catch (StorageUnavailableException away) {
            return Readiness.of(database(false, "cannot be reached"));
        }
        boolean stuck = state.overdue().compareTo(STUCK) > 0 && state.idle().compareTo(STUCK) > 0;
        return Readiness.of(
                database(true, "answers"),
                new Readiness.Check(
                        "migrations",
                        state.migrated(),
                        state.migrated() ? "the tables are up to date" : "the tables are not up to date: den migrate"),
                new Readiness.Check("jobs", !stuck, jobs(state, stuck)));
    }

    private static String jobs(StorageHealth.State state, boolean stuck) {
        if (stuck) {
            return "nothing was done for " + state.idle().toSeconds() + " s, and the oldest job has been due for "
                    + state.overdue().toSeconds() + " s";
        }
        return state.overdue().isZero()
                ? "none is due"
                : "the oldest has been due for " + state.overdue().toSeconds() + " s";
    }

    private static Readiness.Check database(boolean ok, String detail) {
        return new Readiness.Check("database", ok, detail);
    }

    private record Look(Instant at, Future<Readiness> result) {}

    /**
     * What was found.
     *
     * @param ready whether all is well
     * @param checks in a fixed order; what cannot be looked at without the database is not among them when it is away
     */
    public record Readiness(boolean ready, List<Check> checks) {

        /** Copies the list. */
        public Readiness {
            checks = List.copyOf(checks);
        }

        static Readiness of(Check... checks) {
            List<Check> all = List.of(checks);
            return new Readiness(all.stream().allMatch(Check::ok), all);
        }

        /**
         * One thing.
         *
         * @param name a word for it
         * @param ok whether it is well
         * @param detail for people, without a secret
         */
        public record Check(String name, boolean ok, String detail) {}
    }
}
