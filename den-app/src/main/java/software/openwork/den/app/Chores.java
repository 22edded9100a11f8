package software.openwork.den.app;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again: each chore, whatever becomes of the others. */
final class Chores implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final List<Runnable> chores;

    Chores(Runnable... chores) {
        this.chores = List.of(chores);
    }

    @Override
    public void run() {
        for (Runnable chore : chores) {
            try {
                chore.run();
            } catch (RuntimeException broken) {
                LOG.warn("a chore was not done; the next round goes on", broken);
            }
        }
    }
}
