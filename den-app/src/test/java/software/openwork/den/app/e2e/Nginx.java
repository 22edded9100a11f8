package software.openwork.den.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import software.openwork.den.gate.Needed;

/** nginx as the guide shows it, in front of two instances. */
final class Nginx implements Server, AutoCloseable {

    private static final Path GUIDE = Path.of("").toAbsolutePath().getParent().resolve("docs/scaling.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- nginx -->\\s*```nginx\n(.*?)```\\s*<!-- /nginx -->", Pattern.DOTALL);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; its files are in the folder. */
    static Nginx start(Path folder, int one, int two) {
        Path program = Needed.program("nginx");
        int port = FreePort.pick();
        String text = """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log %1$s/access.log;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(folder.toAbsolutePath(), guide(port, one, two));
        try {
            Path file = Files.writeString(folder.resolve("nginx.conf"), text);
            Process process = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-c", "" + file)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
            Nginx nginx = new Nginx(process, port);
            Awaitility.await("nginx, see " + folder)
                    .atMost(Duration.ofSeconds(20))
                    .failFast(() -> !process.isAlive())
                    .until(nginx::listens);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String guide(int port, int one, int two) {
        try {
            Matcher snippet = SNIPPET.matcher(Files.readString(GUIDE));
            if (!snippet.find()) {
                throw new AssertionError("no nginx in " + GUIDE);
            }
            return snippet.group(1)
                    .replace("10.0.0.11:8788", "127.0.0.1:" + one)
                    .replace("10.0.0.12:8788", "127.0.0.1:" + two)
                    .replace("listen 8080", "listen 127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
