package software.openwork.den.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.worker.Worker;

/** What embedders get with the module: nothing but the module. */
class ModuleTest {

    private static Path classes() throws URISyntaxException {
        return Path.of(
                Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ModuleDescriptor descriptor() throws IOException, URISyntaxException {
        try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    @Test
    void shouldNeedNothingAtRunTime() throws Exception {
        assertThat(descriptor().name()).isEqualTo("software.openwork.den.domain");
        assertThat(descriptor().requires()).allSatisfy(requires -> {
            assertThat(requires.name()).isIn("java.base", "org.jspecify");
            if (requires.name().equals("org.jspecify")) {
                assertThat(requires.modifiers()).contains(Modifier.STATIC);
            }
        });
        assertThat(descriptor().uses()).isEmpty();
        assertThat(descriptor().provides()).isEmpty();
        assertThat(descriptor().opens()).isEmpty();
    }

    @Test
    void shouldExportEveryPackageToEverybody() throws Exception {
        Path classes = classes();
        Set<String> packages;
        // Not META-INF, where a build that came before has left the descriptor.
        try (Stream<Path> files = Files.walk(classes.resolve("software"))) {
            packages = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file.getParent()))
                    .map(folder -> folder.toString().replace('/', '.').replace('\\', '.'))
                    .collect(Collectors.toSet());
        }

        assertThat(descriptor().exports()).allMatch(export -> !export.isQualified());
        assertThat(descriptor().exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(packages);
    }
}
