package software.openwork.den.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the launchers choose a Java: {@code src/main/dist/bin/java.sh}. */
@DisabledOnOs(OS.WINDOWS)
class FindJavaTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheOneThatIsNamed() throws Exception {
        Path named = java("named", "21.0.4");

        assertThat(find(Map.of(
                        "DEN_JAVA_HOME",
                        named.toString(),
                        "JAVA_HOME",
                        java("other", "25").toString())))
                .isEqualTo(named + " 21");
    }

    @Test
    void shouldRefuseANamedOneThatIsTooOld() throws Exception {
        assertThat(find(Map.of("DEN_JAVA_HOME", java("old", "17.0.15").toString())))
                .contains("DEN_JAVA_HOME", "is no Java 21 or newer");
    }

    @Test
    void shouldTakeJavaHomeUnlessItIsTooOld() throws Exception {
        Path home = java("home", "25-ea");
        String path = java("path", "26.0.1").resolve("bin") + ":/usr/bin:/bin";

        assertThat(find(Map.of("JAVA_HOME", home.toString(), "PATH", path))).isEqualTo(home + " 25");
        assertThat(find(Map.of("JAVA_HOME", java("old", "1.8.0_402").toString(), "PATH", path)))
                .isEqualTo(folder.toRealPath().resolve("path") + " 26");
    }

    @Test
    void shouldTakeTheNewestOfTheUsualPlaces() throws Exception {
        java(".sdkman/candidates/java/21.0.2-tem", "21.0.2");
        Path newest = java(".sdkman/candidates/java/99.0.1-tem", "99.0.1");
        java(".jdks/openjdk-22", "22");

        assertThat(find(Map.of("PATH", "/nowhere:/usr/bin:/bin"))).isEqualTo(newest + " 99");
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path program = Files.writeString(home.resolve("bin/java"), "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"x\"\n");
        return home;
    }

    private String find(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", "-eu", "-c", ". src/main/dist/bin/java.sh; find_java && echo \"$java_home $java_version\"");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
