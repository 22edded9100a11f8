package software.openwork.den.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code den user}. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Helps users where there is no mail. Everything is audited.",
        synopsisSubcommandLabel = "COMMAND")
final class UserArguments implements Callable<Integer> {

    private final Commands commands;

    @Spec
    private @Nullable CommandSpec spec;

    UserArguments(Commands commands) {
        this.commands = commands;
    }

    /** Without a command of its own. */
    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? den user --help lists them.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Counts the address of a user as verified, as if they had followed a link that was mailed.")
    int verify(@Parameters(paramLabel = "EMAIL", description = "The user's address.") String email) {
        return commands.verifyUser(email);
    }

    @Command(
            name = "reset-password",
            mixinStandardHelpOptions = true,
            description = "Prints a link by which a user chooses a new password: it works once, for an hour.")
    int resetPassword(
            @Parameters(paramLabel = "EMAIL", description = "The user's address.") String email,
            @Option(
                            names = "--generate",
                            description = "Set a new password at once instead, end all sessions, and print it.")
                    boolean generate) {
        return commands.resetPassword(email, generate);
    }
}
