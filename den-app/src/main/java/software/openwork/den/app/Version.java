package software.openwork.den.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which Den this is. */
final class Version {

    /** The image has the first, Render sets the second for what it builds itself. */
    private static final List<String> REVISIONS = List.of("DEN_REVISION", "RENDER_GIT_COMMIT");

    /** Of the jar's manifest and, where somebody says, the commit that it was built from: {@code 1.2.3+0123456789ab}. */
    static final String TEXT = of(
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged"),
            System.getenv());

    private Version() {}

    static String of(String released, Map<String, String> environment) {
        return released
                + REVISIONS.stream()
                        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                        .filter(commit -> commit.matches("[0-9a-f]{12,64}"))
                        .findFirst()
                        .map(commit -> "+" + commit.substring(0, 12))
                        .orElse("");
    }
}
