package software.openwork.den.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program. Ends with 0, with 1 when something failed, with 2 when it was asked for the wrong thing. */
@Command(
        name = "den",
        description = "The control plane for hosted OpenWork workers.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        subcommands = {DevCommand.class, ServeCommand.class, MigrateCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Settings come from the environment and from a file .env; docs/configuration.md lists them."})
final class Main {

    private Main() {}

    /**
     * Runs a command.
     *
     * @param arguments command and options
     */
    public static void main(String[] arguments) {
        int status = commandLine().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(new Failures());
    }

    static final class VersionText implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"den " + Version.TEXT};
        }
    }
}
