package software.openwork.den.gate;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a test runs and that not every machine has. Without one it is skipped, in CI it fails. */
public final class Needed {

    private Needed() {}

    /** The first of the programs that is on the PATH, or where servers are. */
    public static Path program(String... names) {
        return Arrays.stream(names)
                .flatMap(Needed::places)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("there is no " + String.join(" or ", names) + " on the PATH"));
    }

    private static Stream<Path> places(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }

    /** Skips the test that throws it, loudly; fails it in CI. */
    public static RuntimeException missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(what + ", and in CI this test has to run");
        }
        System.err.printf("%n*** TEST SKIPPED: %s ***%n%n", what);
        return abort(what);
    }
}
