package software.openwork.den.app.matrix;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Counts what is persisted, and has something happen right before or right after one of these steps: before, when the
 * vendors were asked and nobody noted it; after, when it is committed. Used by one thread.
 */
final class StopPoint {

    /** Where the process dies. */
    static final class Stopped extends RuntimeException {
        Stopped(int step, When when) {
            super("stopped " + when + " step " + step);
        }
    }

    /** Which side of a step. */
    enum When {
        BEFORE,
        AFTER
    }

    private final int step;
    private final When when;
    private final Runnable action;
    private final Runnable ahead;
    private int persisted;
    private int depth;
    private boolean due;
    private boolean reached;

    /**
     * A point.
     *
     * @param step the number of the persisted step, from 1
     * @param action what happens there
     * @param ahead what happens when the step before it is over
     */
    StopPoint(int step, When when, Runnable action, Runnable ahead) {
        this.step = step;
        this.when = when;
        this.action = action;
        this.ahead = ahead;
        if (step == 1) {
            ahead.run();
        }
    }

    /** Nothing happens. */
    static StopPoint never() {
        return new StopPoint(Integer.MAX_VALUE, When.AFTER, () -> {}, () -> {});
    }

    boolean isReached() {
        return reached;
    }

    private boolean persist(Supplier<Boolean> save) {
        if (persisted + 1 == step && when == When.BEFORE && !reached) {
            reached = true;
            action.run();
        }
        boolean saved = save.get();
        if (saved) {
            persisted++;
            due = due || (persisted == step && when == When.AFTER) || persisted + 1 == step;
        }
        if (depth == 0) {
            committed();
        }
        return saved;
    }

    private void committed() {
        if (!due) {
            return;
        }
        due = false;
        if (persisted + 1 == step) {
            ahead.run();
        } else if (!reached) {
            reached = true;
            action.run();
        }
    }

    Transactions around(Transactions transactions) {
        return new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                depth++;
                T result;
                try {
                    result = transactions.inTransaction(work);
                } finally {
                    depth--;
                }
                if (depth == 0) {
                    committed();
                }
                return result;
            }
        };
    }

    LaunchRepository around(LaunchRepository launches) {
        return new LaunchRepository() {
            @Override
            public void insert(Launch launch, List<LaunchEvent> events) {
                launches.insert(launch, events);
            }

            @Override
            public Optional<Launch> find(WorkerId worker) {
                return launches.find(worker);
            }

            @Override
            public boolean save(Launch launch, List<LaunchEvent> events) {
                return persist(() -> launches.save(launch, events));
            }

            @Override
            public List<LaunchEvent> events(WorkerId worker, long after, int limit) {
                return launches.events(worker, after, limit);
            }

            @Override
            public Map<WorkerId, Long> newest(Collection<WorkerId> workers) {
                return launches.newest(workers);
            }

            @Override
            public int underWay() {
                return launches.underWay();
            }
        };
    }

    TeardownRepository around(TeardownRepository teardowns) {
        return new TeardownRepository() {
            @Override
            public void insert(Teardown teardown) {
                teardowns.insert(teardown);
            }

            @Override
            public Optional<Teardown> find(WorkerId worker) {
                return teardowns.find(worker);
            }

            @Override
            public boolean save(Teardown teardown) {
                return persist(() -> teardowns.save(teardown));
            }
        };
    }
}
