package software.openwork.den.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * What comes between listening and Jetty's own stop, which refuses requests at once, also on connections that a proxy
 * keeps. New connections are refused, which a proxy may answer by asking another instance, whatever is asked. Requests
 * on the connections that are there get their answers, and are told that each is the last one of its connection.
 */
final class LastAnswers {

    private final Duration patience;

    /** Waits so long at most. */
    LastAnswers(Duration patience) {
        this.patience = patience;
    }

    static HttpConfiguration.Customizer announcement() {
        return LastAnswers::announce;
    }

    private static Request announce(Request request, HttpFields.Mutable answer) {
        if (request.getConnectionMetaData().getConnector() instanceof AbstractConnector connector
                && connector.isShutdown()) {
            answer.put(HttpFields.CONNECTION_CLOSE);
        }
        return request;
    }

    /** Until nobody is connected; idle connections end after a second. Harmless when the server is not started. */
    void await(Server server) {
        CompletableFuture<?>[] ended = Arrays.stream(server.getConnectors())
                .map(connector -> connector.shutdown())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ended).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException unfinished) {
            // The server's own stop waits for what is still under way, and ends the rest.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
