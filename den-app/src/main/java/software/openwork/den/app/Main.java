package software.openwork.den.app;

import java.nio.file.Path;
import java.util.Arrays;

/** The program. Ends with 0, with 1 when something failed, with 2 when it was asked for the wrong thing. */
final class Main {

    private Main() {}

    /**
     * Runs a command.
     *
     * @param arguments command and options
     */
    public static void main(String[] arguments) {
        Commands commands = new Commands(System.out, System.err, System.getenv(), Path.of(""));
        // What runs for long starts without picocli, whose old classes no start-up cache takes: a tenth of the start.
        int status = switch (String.join(" ", arguments)) {
            case "dev" -> commands.dev(false);
            case "serve" -> commands.serve(false);
            case "serve --embedded" -> commands.serve(true);
            default ->
                arguments.length > 0 && arguments[0].equals("gate")
                        ? commands.gate(Arrays.copyOfRange(arguments, 1, arguments.length))
                        : Arguments.run(commands, arguments);
        };
        if (status != 0) {
            System.exit(status);
        }
    }
}
