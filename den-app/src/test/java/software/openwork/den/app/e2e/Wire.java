package software.openwork.den.app.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a Den and its database: as long as it is cut, nobody gets through, and connections are broken. */
final class Wire implements AutoCloseable {

    private volatile InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    private Wire(InetSocketAddress target, int port) {
        this.target = target;
        this.port = port;
    }

    static Wire to(String host, int port) {
        Wire wire = new Wire(new InetSocketAddress(host, port), FreePort.pick());
        wire.mend();
        return wire;
    }

    int port() {
        return port;
    }

    void mend() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the database is there. */
    void lead(int otherPort) {
        target = new InetSocketAddress(target.getHostString(), otherPort);
    }

    void cut() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException cut) {
                // the next one finds nobody
            }
        }
    }

    private void connect(Socket here) throws IOException {
        Socket there = new Socket();
        open.add(here);
        open.add(there);
        try {
            there.connect(target);
        } catch (IOException nobody) {
            open.remove(here);
            open.remove(there);
            here.close();
            throw nobody;
        }
        Thread.ofVirtual().start(() -> pump(here, there));
        Thread.ofVirtual().start(() -> pump(there, here));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // so both ends are closed
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
