package software.openwork.den.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The folder of what Den keeps itself. One Den at a time uses it: the system lets go of the lock of a killed one. */
public final class DataFolder implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, and makes it if need be.
     *
     * @param path where
     * @return to be closed when the last of what is in it is no longer used
     * @throws EmbeddedDatabaseException when another Den has it, or it cannot be written
     */
    public static DataFolder open(Path path) {
        try {
            Path folder = path.toAbsolutePath().normalize();
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            }
            return new DataFolder(folder, lock(folder.resolve("lock")));
        } catch (IOException unusable) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + path + " cannot be used: " + unusable + ". Choose another with DEN_DATA_DIR.",
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

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new EmbeddedDatabaseException("Another Den" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + " is using the data folder " + file.getParent()
                    + ". Stop it first, or choose another folder with DEN_DATA_DIR.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
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
