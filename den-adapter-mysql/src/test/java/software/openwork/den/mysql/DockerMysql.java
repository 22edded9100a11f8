package software.openwork.den.mysql;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** Looks for the engine's socket itself first: Testcontainers takes its time to find that there is none. */
final class DockerMysql {

    private static final int CONNECT_MILLIS = 1_000;

    private DockerMysql() {}

    static boolean engineAnswers() {
        String host = System.getenv("DOCKER_HOST");
        boolean named = host != null && !host.isBlank();
        boolean listens = named ? at(host) : sockets().stream().anyMatch(DockerMysql::listens);
        return listens && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // lives as long as this JVM; Testcontainers removes it
    static TestServer start() {
        MySQLContainer mysql =
                new MySQLContainer("mysql:8.4").withUsername("root").withPassword("den");
        mysql.withCommand("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0");
        mysql.start();
        return new TestServer(
                mysql.getHost(), mysql.getMappedPort(MySQLContainer.MYSQL_PORT), "root", "den", "PREFERRED");
    }

    private static boolean at(String host) {
        URI uri = URI.create(host);
        if (uri.getScheme().equals("unix")) {
            return listens(Path.of(uri.getPath()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static List<Path> sockets() {
        List<Path> sockets = new ArrayList<>(List.of(
                Path.of("/var/run/docker.sock"), Path.of(System.getProperty("user.home"), ".docker/run/docker.sock")));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        return sockets;
    }

    private static boolean listens(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
