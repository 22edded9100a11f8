package software.openwork.den.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.secret.Secret;

/**
 * A MariaDB of Den's own, on loopback, with its data in the data folder. The first start sets it up, which takes some
 * seconds; what is committed survives the end of the process, however it comes.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "den";

    private final FileChannel lock;
    private final ServerProcess server;
    private final Secret url;

    private EmbeddedDatabase(FileChannel lock, ServerProcess server, Secret url) {
        this.lock = lock;
        this.server = server;
        this.url = url;
    }

    /**
     * Starts it.
     *
     * @param folder where its data is, and its program files
     * @return it, ready for connections
     * @throws EmbeddedDatabaseException when it cannot be started; the message says what to do instead
     */
    public static EmbeddedDatabase start(DataFolder folder) {
        try {
            FileChannel lock = folder.lock();
            try {
                return start(folder, lock);
            } catch (IOException | InterruptedException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException broken) {
            throw new EmbeddedDatabaseException("The embedded database cannot be started: " + broken, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while the embedded database was starting", stop);
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, FileChannel lock)
            throws IOException, InterruptedException {
        ServerProcess.stopLeftover(folder);
        Path home = Binaries.in(folder);
        Files.createDirectories(folder.path().resolve("tmp"));
        Path data = data(folder, home);
        Secret password = folder.secret("database-password");
        Path initFile = folder.write("init.sql", accounts(password));
        ServerProcess server = ServerProcess.start(home, folder, data, initFile);
        Files.delete(initFile);
        String url = "mysql://" + NAME + ":" + password.reveal() + "@127.0.0.1:" + server.port() + "/" + NAME;
        // For people with a MySQL client, and for a second Den on the same database.
        folder.write("database-url", url + "\n");
        return new EmbeddedDatabase(lock, server, Secret.of(url));
    }

    /**
     * Where it is.
     *
     * @return in the form of {@code DATABASE_URL}
     */
    public Secret url() {
        return url;
    }

    /** Stops it, after what it is doing. */
    @Override
    public void close() {
        server.stop();
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path data(DataFolder folder, Path home) throws IOException {
        Path data = folder.path().resolve("data");
        if (Files.notExists(data)) {
            LOG.info(
                    "setting up the embedded database in {}, which is done once and takes some seconds", folder.path());
            // Renamed when it is whole: an interrupted set-up is begun anew.
            Path made = folder.path().resolve("data.new");
            Folders.delete(made);
            Installation.setUp(Binaries.VERSION, home, made);
            Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
        }
        return data;
    }

    /** Run at every start, before connections are taken. One statement a line. */
    private static String accounts(Secret password) {
        String user = "'" + NAME + "'@'127.0.0.1'";
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS " + NAME + ";",
                "CREATE USER IF NOT EXISTS " + user + ";",
                "ALTER USER " + user + " IDENTIFIED BY '" + password.reveal() + "';",
                "GRANT ALL ON " + NAME + ".* TO " + user + ";",
                "DELETE FROM mysql.global_priv WHERE User = '';",
                "DROP DATABASE IF EXISTS test;",
                "FLUSH PRIVILEGES;",
                "");
    }
}
