package software.openwork.den.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.domain.secret.Secret;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void shouldKeepASecretThatOnlyItsOwnerMayRead() throws IOException {
        Path path = parent.resolve("a/b");

        Secret made = DataFolder.open(path).secret("secret");

        assertThat(DataFolder.open(path).secret("secret")).isEqualTo(made);
        assertThat(made.reveal()).matches("[0-9a-f]{64}");
        assertThat(permissions(path)).isEqualTo("rwx------");
        assertThat(permissions(path.resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void shouldLeaveTheFolderOfSomebodyElseAsItIs() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.open(parent).secret("secret");

        assertThat(permissions(parent)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void shouldBeTakenByOneDenAtATime() throws IOException {
        DataFolder folder = DataFolder.open(parent);

        try (FileChannel lock = folder.lock()) {
            assertThat(lock.isOpen()).isTrue();
            assertThatExceptionOfType(EmbeddedDatabaseException.class)
                    .isThrownBy(() -> DataFolder.open(parent).lock())
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("DEN_DATA_DIR");
        }
        folder.lock().close();
    }

    @Test
    void shouldSayWhatToDoWhenItCannotBeMade() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("folder")))
                .withMessageContaining("DEN_DATA_DIR");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
