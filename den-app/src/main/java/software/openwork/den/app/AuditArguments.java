package software.openwork.den.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code den audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Looks after the record of who did what.",
        synopsisSubcommandLabel = "COMMAND")
final class AuditArguments implements Callable<Integer> {

    private final Commands commands;

    @Spec
    private @Nullable CommandSpec spec;

    AuditArguments(Commands commands) {
        this.commands = commands;
    }

    /** Without a command of its own. */
    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? den audit --help lists them.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Checks that the record of the database that DATABASE_URL names is as it was written.",
                "Ends with 0 when it is, else with 1 and the first entry that is not."
            })
    int verify() {
        return commands.verifyAudit();
    }
}
