package software.openwork.den.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPutTheProcessAboveTheFile() throws IOException {
        write("""
                # Den's
                PORT=9000
                BETTER_AUTH_URL = http://localhost:9000   # here
                DATABASE_URL=mysql://u:p@h/db?ssl={"rejectUnauthorized":true}
                BETTER_AUTH_SECRET="quoted # and long"
                POLAR_PRODUCT_ID='single'

                EMPTY=
                """);

        assertThat(Environment.of(folder, Map.of("PORT", "9001", "HOME", "/root")))
                .containsOnly(
                        Map.entry("PORT", "9001"),
                        Map.entry("HOME", "/root"),
                        Map.entry("BETTER_AUTH_URL", "http://localhost:9000"),
                        Map.entry("DATABASE_URL", "mysql://u:p@h/db?ssl={\"rejectUnauthorized\":true}"),
                        Map.entry("BETTER_AUTH_SECRET", "quoted # and long"),
                        Map.entry("POLAR_PRODUCT_ID", "single"),
                        Map.entry("EMPTY", ""));
    }

    @Test
    void shouldDoWithoutAFile() {
        assertThat(Environment.of(folder, Map.of("A", "1"))).containsOnly(Map.entry("A", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\nhush\n", "A=1\nB=\"hush\nC=2\n", "A=1\nB='hush\n", "A=1\nexport B=hush\n"})
    void shouldNameTheBadLineAndNotQuoteIt(String text) throws IOException {
        write(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.of(folder, Map.of()))
                .withMessageContaining("line 2")
                .withMessageNotContaining("hush")
                .withNoCause();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }
}
