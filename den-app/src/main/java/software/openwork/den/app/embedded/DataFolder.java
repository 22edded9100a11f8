package software.openwork.den.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/** The folder of what Den keeps itself. */
public final class DataFolder {

    private static final int SECRET_BYTES = 32;

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Opens the folder, and makes it if need be.
     *
     * @param path where
     * @return the folder
     * @throws EmbeddedDatabaseException when it cannot be made
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            }
            return new DataFolder(folder);
        } catch (IOException unusable) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + path + " cannot be made: " + unusable + ". Choose another with DEN_DATA_DIR.",
                    unusable);
        }
    }

    Path path() {
        return path;
    }

    /**
     * A random secret that is made once and then kept in a file that only its owner may read.
     *
     * @param name of the file
     * @return 64 hexadecimal digits
     */
    public Secret secret(String name) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                write(name, HexFormat.of().formatHex(random) + "\n");
            }
            return Secret.of(Files.readString(file).strip());
        } catch (IOException unusable) {
            throw new EmbeddedDatabaseException(file + " cannot be used: " + unusable, unusable);
        }
    }

    /** Writes a file that only its owner may read: whole, or not at all. */
    Path write(String name, String text) throws IOException {
        Path made = path.resolve(name + ".new");
        Files.deleteIfExists(made);
        Files.createFile(made, ownerOnly(path, "rw-------"));
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        return Files.move(made, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes the folder: one Den at a time has a database in it. The system lets go of the lock of a killed one.
     *
     * @return to be closed when the database has ended
     * @throws EmbeddedDatabaseException when another Den has it
     */
    FileChannel lock() throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new EmbeddedDatabaseException("Another Den" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + " is using the data folder " + path
                    + ". Stop it first, or choose another folder with DEN_DATA_DIR.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
