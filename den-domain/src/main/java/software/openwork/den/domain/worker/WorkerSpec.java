package software.openwork.den.domain.worker;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for when launching a worker. Lengths are in characters (Unicode code points), as the database
 * counts them. The bounds hold for new workers, see {@link #brokenBound}; nothing is refused here, for older ones may
 * break them.
 *
 * @param name display name, 1 to {@value #NAME_MAX} characters, not only blanks
 * @param description free text up to {@value #DESCRIPTION_MAX}, or null
 * @param destination where it runs
 * @param workspacePath folder on the user's machine up to {@value #WORKSPACE_PATH_MAX}; required for local workers
 * @param sandboxBackend free word up to {@value #SANDBOX_BACKEND_MAX}, or null
 * @param imageVersion free word up to {@value #IMAGE_VERSION_MAX}, or null
 */
public record WorkerSpec(
        String name,
        @Nullable String description,
        WorkerDestination destination,
        @Nullable String workspacePath,
        @Nullable String sandboxBackend,
        @Nullable String imageVersion) {

    /** Most characters of a name. */
    public static final int NAME_MAX = 255;

    /** Most characters of a description. */
    public static final int DESCRIPTION_MAX = 1024;

    /** Most characters of a workspace path. */
    public static final int WORKSPACE_PATH_MAX = 1024;

    /** Most characters of a sandbox backend. */
    public static final int SANDBOX_BACKEND_MAX = 64;

    /** Most characters of an image version. */
    public static final int IMAGE_VERSION_MAX = 128;

    /**
     * Which bound a new worker would break; workers of the replaced service may break any but the lengths.
     *
     * @return the component's name, or empty when all is well
     */
    public Optional<String> brokenBound() {
        if (name.isBlank() || tooLong(name, NAME_MAX)) {
            return Optional.of("name");
        }
        if (tooLong(description, DESCRIPTION_MAX)) {
            return Optional.of("description");
        }
        boolean needsPath = destination == WorkerDestination.LOCAL;
        if (tooLong(workspacePath, WORKSPACE_PATH_MAX)
                || (needsPath && (workspacePath == null || workspacePath.isEmpty()))) {
            return Optional.of("workspacePath");
        }
        if (tooLong(sandboxBackend, SANDBOX_BACKEND_MAX)) {
            return Optional.of("sandboxBackend");
        }
        return tooLong(imageVersion, IMAGE_VERSION_MAX) ? Optional.of("imageVersion") : Optional.empty();
    }

    private static boolean tooLong(@Nullable String text, int max) {
        return text != null && text.codePointCount(0, text.length()) > max;
    }
}
