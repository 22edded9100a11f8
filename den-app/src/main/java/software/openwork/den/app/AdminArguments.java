package software.openwork.den.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code den admin}. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Says who administers the platform: whoever has a verified address of its list.",
        synopsisSubcommandLabel = "COMMAND")
final class AdminArguments implements Callable<Integer> {

    private final Commands commands;

    @Spec
    private @Nullable CommandSpec spec;

    AdminArguments(Commands commands) {
        this.commands = commands;
    }

    /** Without a command of its own. */
    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? den admin --help lists them.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Puts an address on the list of administrators.")
    int grant(@Parameters(paramLabel = "EMAIL", description = "The address.") String email) {
        return commands.grantAdmin(email);
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes an address off the list of administrators.")
    int revoke(@Parameters(paramLabel = "EMAIL", description = "The address.") String email) {
        return commands.revokeAdmin(email);
    }
}
