package software.openwork.den.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "den",
        description = "The control plane for hosted OpenWork workers.",
        mixinStandardHelpOptions = true,
        versionProvider = Arguments.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Settings come from the environment and from a file .env in the working folder."})
final class Arguments {

    private final Commands commands;

    private Arguments(Commands commands) {
        this.commands = commands;
    }

    static int run(Commands commands, String... arguments) {
        return new CommandLine(new Arguments(commands))
                .addSubcommand(new UserArguments(commands))
                .addSubcommand(new AdminArguments(commands))
                .addSubcommand(new AuditArguments(commands))
                .addSubcommand(new DeployArguments(commands))
                .execute(arguments.length == 0 ? HELP : arguments);
    }

    private static final String[] HELP = {"--help"};

    @Command(
            mixinStandardHelpOptions = true,
            description = "Runs Den for trying it out: a database and a secret of its own in the folder DEN_DATA_DIR,"
                    + " workers that only seem to run, no rate limits.")
    int dev(
            @Option(
                            names = "--simulate",
                            description = "Launch cloud workers at stand-ins of Render and Vercel instead.")
                    boolean simulate) {
        return commands.dev(simulate);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Runs Den on the database that DATABASE_URL names; brings it up to date first.")
    int serve(
            @Option(
                            names = "--embedded",
                            description = "Use a database and a secret of its own in the folder DEN_DATA_DIR instead.")
                    boolean embedded) {
        return commands.serve(embedded);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Brings the database that DATABASE_URL names up to date, and ends.",
                "A database of the service that Den replaces is adopted as it is; one that is not quite that is"
                        + " refused with all differences, unchanged."
            })
    int migrate(
            @Option(names = "--adopt", description = "Add what older versions of that service lack.") boolean adopt,
            @Option(names = "--dry-run", description = "Say what would be done, and do nothing.") boolean dryRun) {
        return commands.migrate(adopt, dryRun);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Looks through what the hosting and DNS vendors have, and reports what no worker owns.",
                "Den does the same once an hour, as DEN_SWEEP says."
            })
    int sweep(
            @Option(
                            names = "--apply",
                            description = "Take down what is ours, gone by the records, an hour old, and was found by"
                                    + " an earlier sweep.")
                    boolean apply) {
        return commands.sweep(apply);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Says what is wrong with the settings and with what they lead to: database, Render, Vercel, sign-in,"
                        + " clock. Changes nothing.",
                "Ends with 1 when something must be put right."
            })
    int doctor(@Option(names = "--json", description = "As one JSON document.") boolean json) {
        return commands.doctor(json);
    }

    @Command(description = "The labs gate in front of an OpenWork host: serve (the default), report, doctor.")
    int gate(@Parameters(arity = "0..*", paramLabel = "COMMAND") String... rest) {
        return commands.gate(rest);
    }

    @Command(name = "warm-up", hidden = true, description = "Starts and uses Den once, for the launcher's cache.")
    int warmUp(
            @Parameters(description = "Folder for a database that is thrown away.") Path folder,
            @Option(names = "--database", description = "A database to work on instead.") @Nullable String database) {
        return commands.warmUp(folder, database);
    }

    static final class VersionText implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"den " + Version.TEXT};
        }
    }
}
