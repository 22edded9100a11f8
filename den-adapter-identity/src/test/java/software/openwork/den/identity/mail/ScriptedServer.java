package software.openwork.den.identity.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mail server on loopback that says what a test tells it to, and notes what it hears. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final UnaryOperator<@Nullable String> script;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * Listens.
     *
     * @param script from a command's first word to the answer; null for silence
     */
    ScriptedServer(UnaryOperator<@Nullable String> script) throws IOException {
        this.script = script;
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, script.apply("CONNECT"));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                say(client, script.apply(line.split(" ", -1)[0].toUpperCase(Locale.ROOT)));
            }
        } catch (IOException gone) {
            // The client has enough.
        }
    }

    private static void say(Socket client, @Nullable String answer) throws IOException {
        if (answer != null) {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
