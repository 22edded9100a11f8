package software.openwork.den.app;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.openwork.den.app.deploy.DeployWish;

/** {@code den deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Brings Den's own service at Render up to date: its environment, then its program, and waits until the"
                    + " new version answers.",
            "Takes RENDER_API_KEY, RENDER_DEN_CONTROL_PLANE_SERVICE_ID, RENDER_OWNER_ID, DEN_DATABASE_URL,"
                    + " DEN_BETTER_AUTH_SECRET and what else docs/deploying.md lists from the environment."
        })
final class DeployArguments implements Callable<Integer> {

    private final Commands commands;

    @Option(names = "--dry-run", description = "Show what would be changed, and change nothing.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Remove variables of the service that this deploy does not set.")
    private boolean prune;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "Commit to deploy, in full; else the newest of the service's branch.")
    private @Nullable String commit;

    @Option(names = "--image", paramLabel = "URL", description = "Image to deploy, for a service that runs one.")
    private @Nullable String image;

    @Option(
            names = "--expect-version",
            paramLabel = "VERSION",
            description = "Version that must answer in the end; else one of that commit, or any without --commit.")
    private @Nullable String version;

    @Option(names = "--url", paramLabel = "URL", description = "Where the service is reached; else at Render's name.")
    private @Nullable URI url;

    @Spec
    private @Nullable CommandSpec spec;

    DeployArguments(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        if (commit != null && !commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--commit wants the whole hash of a commit.");
        }
        return commands.deploy(new DeployWish(dryRun, prune, commit, image, version, url));
    }
}
