package software.openwork.den.gate.door;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is open to everybody, by exact raw path.
 *
 * @param probes paths that may be asked for with GET and HEAD, without a body
 * @param hooks paths that may be posted to
 * @param workspaceHealth whether {@code /w/:id/health} is a probe too
 */
public record OpenRoutes(Set<String> probes, Set<String> hooks, boolean workspaceHealth) {

    /** Those of an OpenWork host. */
    public static final OpenRoutes OPENWORK_HOST = new OpenRoutes(Set.of("/health"), Set.of(), true);

    /** One segment of plain letters; longer ones, and any that is encoded, are behind the gate. */
    private static final Pattern WORKSPACE_HEALTH = Pattern.compile("/w/[A-Za-z0-9._~-]{1,128}/health");

    /** Copies the sets. */
    public OpenRoutes {
        probes = Set.copyOf(probes);
        hooks = Set.copyOf(hooks);
    }

    boolean isProbe(String path) {
        return probes.contains(path)
                || (workspaceHealth
                        && path.startsWith("/w/")
                        && WORKSPACE_HEALTH.matcher(path).matches());
    }
}
