package software.openwork.den.http;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;

/**
 * Connections that are accepted while the server stops. Jetty shortens the idle time-out of those that it has when the
 * stop begins; one that is opened a moment later would hold the stop up for as long as a connection may be idle.
 */
final class LateConnections implements Connection.Listener {

    private final AbstractConnector connector;

    LateConnections(AbstractConnector connector) {
        this.connector = connector;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connector.isShutdown()) {
            connection.getEndPoint().setIdleTimeout(connector.getShutdownIdleTimeout());
        }
    }
}
