package software.openwork.den.workerapi;

import java.time.Duration;

/**
 * Limits of the calls to a worker. Each time-out covers the whole call: name look-up, connection and answer.
 *
 * @param connect of the connection alone
 * @param health of {@code GET /health}
 * @param workspaces of {@code GET /workspaces}
 * @param mint of {@code POST /tokens}
 * @param versions of {@code GET /runtime/versions}
 * @param upgrade of {@code POST /runtime/upgrade}
 * @param maxBody bytes of an answer; a longer one counts as none
 */
public record WorkerApiConfig(
        Duration connect,
        Duration health,
        Duration workspaces,
        Duration mint,
        Duration versions,
        Duration upgrade,
        int maxBody) {

    /** Many times what workers say, and little enough for a hostile one not to fill the heap with its JSON. */
    private static final int MAX_BODY = 256 << 10;

    /** Refuses limits that no call could keep. */
    public WorkerApiConfig {
        for (Duration limit : new Duration[] {connect, health, workspaces, mint, versions, upgrade}) {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("a time-out must be positive: " + limit);
            }
        }
        if (maxBody < 1) {
            throw new IllegalArgumentException("an answer needs at least one byte");
        }
    }

    /**
     * For workers that a launch has verified.
     *
     * @return the limits
     */
    public static WorkerApiConfig patient() {
        return new WorkerApiConfig(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                MAX_BODY);
    }

    /**
     * For workers that may not be there at all, as those of the stub host: any two calls end within 2 s.
     *
     * @return the limits
     */
    public static WorkerApiConfig quick() {
        Duration each = Duration.ofMillis(800);
        return new WorkerApiConfig(each, each, each, each, each, each, MAX_BODY);
    }
}
