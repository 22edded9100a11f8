package software.openwork.den.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;

/** {@code den serve}. */
@Command(
        name = "serve",
        description = "Runs Den on the database that DATABASE_URL names; brings it up to date first.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--embedded",
            description = "Use a database of Den's own in the folder DEN_DATA_DIR, and a secret kept there.")
    private boolean embedded;

    @Override
    public Integer call() throws InterruptedException {
        DenConfig config = Settings.read(
                Settings.environment(),
                embedded ? Use.EMBEDDED : Use.SERVE,
                spec.commandLine().getErr());
        Service.run(config, den -> announce(config, den));
        return 0;
    }

    private void announce(DenConfig config, DenApp den) {
        spec.commandLine()
                .getOut()
                .println("den listening on " + den.port() + " (provisioner="
                        + config.provisioning().mode().name().toLowerCase(Locale.ROOT) + ")");
        spec.commandLine().getOut().flush();
    }
}
