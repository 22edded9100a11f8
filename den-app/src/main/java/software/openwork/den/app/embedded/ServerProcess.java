package software.openwork.den.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. A shell stands between it and Den and stops it when its own standard input ends, which is when
 * Den closes it, and also when Den is killed.
 */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Ctrl-C in a terminal reaches everybody in it; the database goes last, when Den is done with it.
    private static final String KEEPER = """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (read -r _ <&3; kill "$server") 2>/dev/null &
            keeper=$!
            wait "$server"
            status=$?
            kill "$keeper" 2>/dev/null
            exit "$status"
            """;

    private final Process process;
    private final int port;
    private final Path log;
    private volatile boolean stopping;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it and waits until it answers. */
    static ServerProcess start(Path home, DataFolder folder, Path data, Path initFile)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = launch(home, folder, data, initFile);
            if (server.becomesReady()) {
                Thread.ofVirtual().name("database-watch").start(server::reportEnd);
                return server;
            }
            server.stop();
            String words = server.lastWords();
            if (attempt == ATTEMPTS || !words.contains("Bind on TCP/IP port")) {
                throw new EmbeddedDatabaseException("The embedded database did not start. Its last words (" + server.log
                        + "):\n" + words + "\n" + Binaries.INSTEAD);
            }
        }
    }

    private static ServerProcess launch(Path home, DataFolder folder, Path data, Path initFile) throws IOException {
        int port = freePort();
        Path log = folder.path().resolve("database.log");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", KEEPER, "den-database"));
        command.add(home.resolve("bin/mariadbd").toString());
        command.addAll(options(home, folder.path(), data, initFile, port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String libraries = home.resolve("libs").toString();
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        builder.environment().put("DYLD_FALLBACK_LIBRARY_PATH", libraries);
        return new ServerProcess(builder.start(), port, log);
    }

    int port() {
        return port;
    }

    /** Asks it to end, and waits. What was committed is on the disk in any case. */
    void stop() {
        stopping = true;
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            List<ProcessHandle> all = descendants.toList();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            process.destroy();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportEnd() {
        process.onExit().join();
        if (!stopping) {
            LOG.error("the embedded database has ended; restart Den. Its last words ({}):\n{}", log, lastWords());
        }
    }

    private boolean becomesReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (greets()) {
                return true;
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** A server that takes connections speaks first. */
    private boolean greets() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException none) {
            return "(none)";
        }
    }

    private static List<String> options(Path home, Path folder, Path data, Path initFile, int port) {
        List<String> options = new ArrayList<>(List.of(
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--tmpdir=" + folder.resolve("tmp"),
                "--pid-file=" + folder.resolve("database.pid"),
                "--init-file=" + initFile,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // No socket in the file system: its path could be too long, and a password guards the port.
                "--socket=",
                "--skip-name-resolve",
                // Else it makes a certificate at every start, which takes seconds.
                "--skip-ssl",
                "--skip-log-bin",
                "--log-warnings=1",
                "--character-set-server=utf8mb4",
                "--max-connections=100",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=96M",
                "--innodb-log-file-size=48M",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--performance-schema=OFF"));
        if (System.getProperty("user.name").equals("root")) {
            options.add("--user=root");
        }
        return options;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends a server whose Den was killed, if its keeper has not done so yet. */
    static void stopLeftover(DataFolder folder) throws IOException, InterruptedException {
        Path file = folder.path().resolve("database.pid");
        if (Files.notExists(file)) {
            return;
        }
        String pid = Files.readString(file).strip();
        if (pid.matches("[0-9]{1,9}")) {
            Optional<ProcessHandle> leftover =
                    ProcessHandle.of(Long.parseLong(pid)).filter(ServerProcess::isServer);
            if (leftover.isPresent()) {
                LOG.info("waiting for the database of a Den that was killed (process {}) to end", pid);
                end(leftover.get());
            }
        }
        Files.deleteIfExists(file);
    }

    /** A process of that number may be another one by now. */
    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("mariadbd"))
                .isPresent();
    }

    private static void end(ProcessHandle server) throws InterruptedException {
        server.destroy();
        if (!endsWithin(PATIENCE, server)) {
            server.destroyForcibly();
            endsWithin(PATIENCE, server);
        }
    }

    private static boolean endsWithin(Duration patience, ProcessHandle server) throws InterruptedException {
        try {
            server.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException running) {
            return !server.isAlive();
        }
    }
}
