package software.openwork.den.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** A port for a Den that was told none. */
final class FreePort {

    private static final int FIRST = 8788;
    private static final int LAST = 8887;

    private FreePort() {}

    static int find(PrintStream err) {
        int port = IntStream.rangeClosed(FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new StartException(
                        "the ports from " + FIRST + " to " + LAST + " are all taken: set PORT to a free one"));
        if (port != FIRST) {
            err.println("den: port " + FIRST + " is taken, so " + port + " it is");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
