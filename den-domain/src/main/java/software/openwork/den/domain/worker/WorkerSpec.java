package software.openwork.den.domain.worker;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks for when launching a worker. Lengths are in characters (Unicode code points), as the database
 * counts them.
 *
 * @param name display name, 1 to {@value #NAME_MAX} characters; adapters refuse new ones of blanks only, which older
 *     workers may have
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

    /** Refuses what the bounds above exclude; adapters check first and answer with the field's name. */
    public WorkerSpec {
        if (name.isEmpty() || tooLong(name, NAME_MAX)) {
            throw new IllegalArgumentException("name");
        }
        if (tooLong(description, DESCRIPTION_MAX)) {
            throw new IllegalArgumentException("description");
        }
        if (tooLong(workspacePath, WORKSPACE_PATH_MAX)) {
            throw new IllegalArgumentException("workspacePath");
        }
        if (tooLong(sandboxBackend, SANDBOX_BACKEND_MAX)) {
            throw new IllegalArgumentException("sandboxBackend");
        }
        if (tooLong(imageVersion, IMAGE_VERSION_MAX)) {
            throw new IllegalArgumentException("imageVersion");
        }
        if (destination == WorkerDestination.LOCAL && (workspacePath == null || workspacePath.isEmpty())) {
            throw new IllegalArgumentException("workspacePath");
        }
    }

    private static boolean tooLong(@Nullable String text, int max) {
        return text != null && text.codePointCount(0, text.length()) > max;
    }
}
