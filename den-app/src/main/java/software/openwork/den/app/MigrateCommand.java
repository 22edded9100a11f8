package software.openwork.den.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.openwork.den.app.config.Use;

/** {@code den migrate}. */
@Command(
        name = "migrate",
        description = "Brings the database that DATABASE_URL names up to date and ends. `den serve` does the same"
                + " before it listens.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DenApp.migrate(Settings.read(
                Settings.environment(), Use.MIGRATE, spec.commandLine().getErr()));
        spec.commandLine().getOut().println("The database is up to date.");
        return 0;
    }
}
