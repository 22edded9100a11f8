package software.openwork.den.http.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.http.wire.Json;

/** Writes the events of one launch until the worker has settled. */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final LaunchFeed feed;
    private final OpenStreams streams;
    private final Duration heartbeat;
    private final BooleanSupplier mayGoOn;

    EventStream(LaunchFeed feed, OpenStreams streams, Duration heartbeat, BooleanSupplier mayGoOn) {
        this.feed = feed;
        this.streams = streams;
        this.heartbeat = heartbeat;
        this.mayGoOn = mayGoOn;
    }

    /**
     * Writes what comes after an event; returns when there will be no more, or none for now: the client comes back.
     *
     * @param settled whether the worker has settled already, so that only what is stored is told
     */
    void run(OutputStream out, WorkerId worker, long after, boolean settled) throws IOException {
        try (LaunchFeed.Watcher watcher = feed.watch(worker, after)) {
            run(out, watcher, settled);
        } catch (InterruptedException goingDown) {
            LOG.debug("a stream ends because the server goes down");
        } catch (StorageUnavailableException away) {
            LOG.debug("a stream ends: {}", away.getMessage());
        }
    }

    private void run(OutputStream out, LaunchFeed.Watcher watcher, boolean settledBefore)
            throws IOException, InterruptedException {
        boolean settled = settledBefore;
        boolean allowed = true;
        while (true) {
            Duration patience = settled || !allowed ? AT_ONCE : heartbeat;
            List<LaunchEvent> events = streams.waitFor(() -> watcher.await(patience));
            for (LaunchEvent event : events) {
                write(out, event);
                settled = event instanceof LaunchEvent.Status status
                        ? status.status().isSettled()
                        : settled;
            }
            if (!events.isEmpty()) {
                out.flush();
                continue;
            }
            if (settled || !allowed || watcher.isEnding()) {
                return;
            }
            out.write(COMMENT);
            out.flush();
            // Once more round where it has just been deleted: the last event tells so.
            allowed = mayGoOn.getAsBoolean();
        }
    }

    static void write(OutputStream out, LaunchEvent event) throws IOException {
        String head = "id: " + event.seq() + "\nevent: " + EventJson.type(event) + "\ndata: ";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(Json.object(json -> EventJson.writeMembers(json, event)));
        out.write('\n');
        out.write('\n');
    }
}
